// The real worker with a weak heart, for tests: certain pictures, and one model, kill its thread.
import { existsSync, unlinkSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import "@rnn-zoo/serve/engine-worker.js";
import type { WorkerRequest } from "@rnn-zoo/serve/worker-messages.js";
import { alwaysFatal, deathMarker, lethalKey, onceFatal } from "./death.js";

parentPort?.on("message", (request: WorkerRequest) => {
  const isDue = request.kind === "load" && request.model.key === lethalKey && takeMarker();
  if (isDue || (request.kind === "run" && isFatal(request.input))) process.exit(9); // of a worker: ends this thread only
});

function isFatal(input: Uint8Array): boolean {
  for (let first = 0; first < input.length; first += 784) {
    if (input[first] === alwaysFatal) return true;
    if (input[first] === onceFatal && takeMarker()) return true;
  }
  return false;
}

/** Tells whether a death is due, to one thread only. */
function takeMarker(): boolean {
  if (!existsSync(deathMarker)) return false;
  unlinkSync(deathMarker);
  return true;
}
