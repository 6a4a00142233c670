// A worker for tests: answers a message with one score, stays awake for a row, and dies of that.
import { parentPort, workerData } from "node:worker_threads";
import { createChuteServer } from "@rnn-zoo/serve/chute.js";
import { writeMail } from "@rnn-zoo/serve/mailbox.js";
import type { WorkerData, WorkerRequest } from "@rnn-zoo/serve/worker-messages.js";

const { chute: memory, replies, awakeUs = 0 }: WorkerData = workerData;
const chute = createChuteServer(memory, awakeUs, () => process.exit(9)); // of a worker: ends this thread only

parentPort?.on("message", (request: WorkerRequest) => {
  if (request.kind === "stop") return parentPort?.close();
  chute.stayAwake();
  writeMail(replies, { id: request.id, result: { scores: Float32Array.of(1) } });
});
