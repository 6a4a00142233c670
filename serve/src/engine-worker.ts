// Runs as a worker thread, started by engine-thread.ts: the only file that touches onnxruntime, because a run blocks
// its thread. It ends itself: a thread that is ended from outside in mid-run takes the whole process with it.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { checkSession } from "./session-check.js";
import type { Task } from "./tasks.js";
import type { WorkerModel, WorkerReply, WorkerRequest, WorkerSetup } from "./worker-messages.js";

interface LoadedModel {
  readonly session: InferenceSession;
  readonly task: Task;
  readonly inputName: string;
  readonly outputName: string;
}

const setup: WorkerSetup = workerData;
const models = new Map<string, LoadedModel>();

if (!parentPort) throw new Error("engine-worker runs as a worker thread only");
answerMessages(parentPort);

function answerMessages(port: MessagePort): void {
  let last: Promise<void> = Promise.resolve(); // one after the other: a session is never released under a run
  port.on("message", (request: WorkerRequest) => {
    last = last.then(() => (request.kind === "stop" ? stop(port) : answer(port, request)));
  });
}

async function answer(port: MessagePort, request: Exclude<WorkerRequest, { kind: "stop" }>): Promise<void> {
  try {
    const scores = request.kind === "load" ? await load(request.model) : await run(request.key, request.input);
    const reply: WorkerReply = { id: request.id, scores };
    port.postMessage(reply, [scores.buffer]);
  } catch (error) {
    const reply: WorkerReply = { id: request.id, failure: error instanceof Error ? error.message : String(error) };
    port.postMessage(reply);
  }
}

async function load({ key, task, bytes }: WorkerModel): Promise<Float32Array<ArrayBuffer>> {
  const session = await InferenceSession.create(bytes, {
    executionProviders: ["cpu"],
    executionMode: "sequential",
    intraOpNumThreads: setup.intraOpThreads,
    interOpNumThreads: 1,
  });
  try {
    const model = { session, task, ...checkSession(session, task) };
    for (const rows of setup.warmRows) await runSession(model, new Uint8Array(rows * task.rowBytes));
    models.set(key, model);
    return new Float32Array(0);
  } catch (error) {
    await session.release();
    throw error;
  }
}

async function run(key: string, input: Uint8Array): Promise<Float32Array<ArrayBuffer>> {
  const model = models.get(key);
  if (!model) throw new Error(`${key} is not loaded`);
  return runSession(model, input);
}

async function runSession(model: LoadedModel, input: Uint8Array): Promise<Float32Array<ArrayBuffer>> {
  const { session, task, inputName, outputName } = model;
  const rows = input.length / task.rowBytes;
  // onnxruntime aborts the process on an empty batch, which nothing can catch
  if (rows < 1 || !Number.isInteger(rows)) throw new Error(`expected whole rows, at least one, got ${rows}`);
  const feeds = { [inputName]: rowsTensor(task, input, rows) }; // [batch, ...rowShape]
  const scores = (await session.run(feeds))[outputName]?.data; // [batch, ...outputShape]
  if (!(scores instanceof Float32Array)) throw new Error("expected float32 scores");
  if (!scores.every(Number.isFinite)) throw new Error("a score is not a finite number");
  return scores.slice(); // plain memory that can be transferred
}

/** @param input the bytes of whole rows */
function rowsTensor({ inputType, rowShape }: Task, input: Uint8Array, rows: number): Tensor {
  const shape = [rows, ...rowShape];
  const { buffer, byteOffset, byteLength } = input;
  if (inputType === "uint8") return new Tensor(inputType, input, shape);
  if (inputType === "int32") return new Tensor(inputType, new Int32Array(buffer, byteOffset, byteLength / 4), shape);
  return new Tensor(inputType, new Float32Array(buffer, byteOffset, byteLength / 4), shape);
}

async function stop(port: MessagePort): Promise<void> {
  for (const { session } of models.values()) await session.release();
  port.close();
}
