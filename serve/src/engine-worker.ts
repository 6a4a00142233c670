// Runs as a worker thread, started by engine-thread.ts: the only thread that touches onnxruntime, because a run blocks
// its thread. It ends itself: a thread that is ended from outside in mid-run takes the whole process with it.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createChuteServer } from "./chute.js";
import { discard } from "./discard.js";
import { writeMail } from "./mailbox.js";
import type { WorkerData, WorkerReply, WorkerRequest, WorkerResult } from "./worker-messages.js";
import { type LoadedModel, openModel } from "./worker-model.js";

const setup: WorkerData = workerData;
const models = new Map<string, LoadedModel>();

if (!parentPort) throw new Error("engine-worker runs as a worker thread only");
answerAll(parentPort);

type Question = Exclude<WorkerRequest, { kind: "stop" }>;

function answerAll(port: MessagePort): void {
  let last: Promise<void> = Promise.resolve(); // one after the other: a session is never released under a run
  const next = (work: () => Promise<void>) => {
    last = last.then(work);
  };
  const chute = createChuteServer(setup.chute, setup.awakeUs ?? 0, ({ id, key, input }) => {
    const request: Question = { kind: "run", id, key, input, rowBytes: input.length, isLone: true };
    next(() => answer(request, true));
  });

  port.on("message", (request: WorkerRequest) => {
    chute.look();
    next(() => (request.kind === "stop" ? stop(port) : answer(request)));
  });
  port.on("messageerror", (error) => {
    throw error; // nobody knows which request it was: the thread ends, and what it had is run elsewhere
  });

  async function answer(request: Question, hasLane = false): Promise<void> {
    const reply = await replyTo(request);
    if (request.kind === "run" && request.isLone) chute.stayAwake();
    const scores = scoresOf(reply);
    if (hasLane && scores && chute.answer(scores)) return;
    writeMail(setup.replies, reply, scores ? [scores.buffer as ArrayBuffer] : []);
  }
}

async function replyTo(request: Question): Promise<WorkerReply> {
  const { id } = request;
  try {
    return { id, result: await resultOf(request) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

function scoresOf(reply: WorkerReply): Float32Array | undefined {
  return "result" in reply && typeof reply.result === "object" && "scores" in reply.result
    ? reply.result.scores
    : undefined;
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
    const scores = await model.run(request.input, request.rowBytes);
    discard(request.input);
    return { scores };
  }
  models.delete(request.key);
  await model?.release();
  return "unloaded";
}

async function stop(port: MessagePort): Promise<void> {
  for (const model of models.values()) await model.release();
  port.close();
}
