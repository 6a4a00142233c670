// A worker for tests: answers a message with one score, stays awake for a row, and dies of that.
import { parentPort, workerData } from "node:worker_threads";
import { createLaneServer } from "@rnn-zoo/serve/lane.js";
import type { WorkerData, WorkerRequest } from "@rnn-zoo/serve/worker-messages.js";

const { lane: memory, awakeUs = 0 }: WorkerData = workerData;
const lane = createLaneServer(memory, awakeUs, () => process.exit(9)); // of a worker: ends this thread only

parentPort?.on("message", (request: WorkerRequest) => {
  if (request.kind === "stop") return parentPort?.close();
  lane.stayAwake();
  parentPort?.postMessage({ id: request.id, result: { scores: Float32Array.of(1) } });
});
