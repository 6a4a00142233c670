// node raw-engine.js <workers>: for each line "<model> <rows> <columns or 0> <seconds>" answers with rows per second.
// onnxruntime alone in worker threads of one thread each, no HTTP and no queue: what no server can exceed.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { rawRuns } from "./raw-runs.js";

if (isMainThread) {
  const workers = Array.from({ length: Number(process.argv[2]) }, () => new Worker(new URL(import.meta.url)));
  for await (const line of createInterface({ input: process.stdin })) {
    const answers = workers.map(async (worker) => {
      worker.postMessage(line);
      return Number((await once(worker, "message"))[0]);
    });
    console.log((await Promise.all(answers)).reduce((sum, rate) => sum + rate, 0));
  }
  for (const worker of workers) worker.postMessage("");
} else {
  parentPort?.on("message", (line: string) => {
    if (line === "") parentPort?.close();
    else void rawRuns(line).then((rate) => parentPort?.postMessage(rate));
  });
}
