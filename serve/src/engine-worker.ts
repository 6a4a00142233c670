// Runs as a worker thread, started by engine-thread.ts: the only thread that touches onnxruntime, because a run blocks
// its thread. It ends itself: a thread that is ended from outside in mid-run takes the whole process with it.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createVigil } from "./vigil.js";
import type { WorkerReply, WorkerRequest, WorkerResult, WorkerSetup } from "./worker-messages.js";
import { type LoadedModel, openModel } from "./worker-model.js";

const setup: WorkerSetup = workerData;
const models = new Map<string, LoadedModel>();
const vigil = createVigil(setup.awakeUs ?? 0);
let asked = 0; // requests so far

if (!parentPort) throw new Error("engine-worker runs as a worker thread only");
answerMessages(parentPort);

function answerMessages(port: MessagePort): void {
  let last: Promise<void> = Promise.resolve(); // one after the other: a session is never released under a run
  port.on("message", (request: WorkerRequest) => {
    asked++;
    last = last.then(() => (request.kind === "stop" ? stop(port) : answer(port, request)));
  });
  port.on("messageerror", (error) => {
    throw error; // nobody knows which request it was: the thread ends, and what it had is run elsewhere
  });
}

type Question = Exclude<WorkerRequest, { kind: "stop" }>;

async function answer(port: MessagePort, request: Question): Promise<void> {
  try {
    const result = await resultOf(request);
    const moved = typeof result === "object" && "scores" in result ? [result.scores.buffer as ArrayBuffer] : [];
    port.postMessage({ id: request.id, result } satisfies WorkerReply, moved);
    if (request.kind === "run" && request.isLone) stayAwake();
  } catch (error) {
    const reply: WorkerReply = { id: request.id, failure: error instanceof Error ? error.message : String(error) };
    port.postMessage(reply);
  }
}

/** Until the next request comes. */
function stayAwake(): void {
  const before = asked;
  vigil.keep(() => asked === before);
}

async function resultOf(request: Question): Promise<WorkerResult> {
  if (request.kind === "load") {
    const model = await openModel(request.model, setup);
    models.set(request.model.key, model);
    return { placement: model.placement };
  }
  const model = models.get(request.key);
  if (request.kind === "run") {
    if (!model) throw new Error(`${request.key} is not loaded`);
    return { scores: await model.run(request.input, request.rowBytes) };
  }
  models.delete(request.key);
  await model?.release();
  return "unloaded";
}

async function stop(port: MessagePort): Promise<void> {
  for (const model of models.values()) await model.release();
  port.close();
}
