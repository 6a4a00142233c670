// The real worker with a weak heart, for tests: certain pictures kill its thread before their run has started.
import { existsSync, unlinkSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import "@rnn-zoo/serve/engine-worker.js";
import type { WorkerRequest } from "@rnn-zoo/serve/worker-messages.js";
import { alwaysFatal, deathMarker, onceFatal } from "./death.js";

parentPort?.on("message", (request: WorkerRequest) => {
  if (request.kind === "run" && isFatal(request.input)) process.exit(9); // of a worker: ends this thread only
});

function isFatal(input: Uint8Array): boolean {
  for (let first = 0; first < input.length; first += 784) {
    if (input[first] === alwaysFatal) return true;
    if (input[first] !== onceFatal || !existsSync(deathMarker)) continue;
    unlinkSync(deathMarker);
    return true;
  }
  return false;
}
