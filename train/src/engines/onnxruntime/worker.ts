import { parentPort, workerData } from "node:worker_threads";
import { createBarrier } from "./barrier.js";
import { startId, type WorkerData, type WorkerReply, type WorkerRequest } from "./messages.js";
import { openShare, type Share } from "./share.js";

// Started by team.ts, one thread for each share of a batch: a run of onnxruntime blocks its thread, so never the main one.

const data: WorkerData = workerData;
const port = parentPort;
if (!port) throw new Error("worker.js is started by team.js only");
const barrier = createBarrier(data.model.barrier, data.model.sums.length);
let queue: Promise<void> = Promise.resolve();
const opened = openShare(data, barrier);

port.on("message", (request: WorkerRequest) => {
  queue = queue.then(async () => reply(await answer(request)));
});
reply(await started());

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}

async function started(): Promise<WorkerReply> {
  try {
    await opened;
    return { id: startId };
  } catch (error) {
    return { id: startId, failure: String(error) };
  }
}

/** A failure in the middle of a step would leave the other workers waiting, so it ends all of them. */
async function answer(request: WorkerRequest): Promise<WorkerReply> {
  try {
    return { id: request.id, ...(await handle(await opened, request)) };
  } catch (error) {
    barrier.fail();
    return { id: request.id, failure: String(error) };
  }
}

async function handle(share: Share, request: WorkerRequest): Promise<{ scores?: Float32Array }> {
  switch (request.kind) {
    case "step":
      await share.step(request);
      return {};
    case "predict":
      return { scores: await share.predict(request) };
    case "close":
      await share.close();
      port?.close();
      return {};
  }
}
