// Part of a worker thread: one model as an onnxruntime session.
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { demandPlacement, nodesBesideCuda, nodesOfProfile } from "./placement.js";
import { demandIndependentRows, demandNeutralPadding, idRow, probeRows } from "./self-check.js";
import { checkSession } from "./session-check.js";
import type { Task } from "./tasks.js";
import type { Placement, WorkerModel, WorkerSetup } from "./worker-messages.js";

/** A model that is loaded, warm and checked. */
export interface LoadedModel {
  readonly placement: Placement;
  /**
   * @param input [batch, ...], flat, as bytes
   * @returns float32 [batch, ...outputShape], flat
   */
  run(input: Uint8Array, rowBytes: number): Promise<Float32Array<ArrayBuffer>>;
  release(): Promise<void>;
}

/**
 * Loads a model, runs it once at each batch size and each size of row, and checks that it is what its task says.
 * @throws Error that says what is wrong
 */
export async function openModel(
  { task, bytes, rowSizes, largestId }: WorkerModel,
  setup: WorkerSetup,
): Promise<LoadedModel> {
  const placement = await place(task, bytes, setup);
  const session = await open(bytes, setup);
  try {
    const run = runner(session, task);
    await warm(run, task, rowSizes ?? [task.rowBytes], setup);
    if (largestId !== undefined) await demandId(run, task, largestId);
    return { placement, run, release: () => session.release() };
  } catch (error) {
    await session.release();
    throw error;
  }
}

function open(
  bytes: Uint8Array,
  { device = "cpu", intraOpThreads }: WorkerSetup,
  more: InferenceSession.SessionOptions = {},
): Promise<InferenceSession> {
  return InferenceSession.create(bytes, {
    executionProviders: [device],
    executionMode: "sequential",
    intraOpNumThreads: intraOpThreads,
    interOpNumThreads: 1,
    ...more,
  });
}

/** Where a provider for a GPU has no kernel, onnxruntime takes the CPU and hardly says so: a profiled run shows it. */
async function place(task: Task, bytes: Uint8Array, setup: WorkerSetup): Promise<Placement> {
  const { device = "cpu", mustPlaceAll = false } = setup;
  if (device === "cpu") return { device, cpuNodes: [] };
  const prefix = join(tmpdir(), `rnn-zoo-${process.pid}-${threadId}-${Date.now()}`);
  const session = await open(bytes, setup, { enableProfiling: true, profileFilePrefix: prefix });
  try {
    await runner(session, task)(probeRows(task.inputType, task.rowBytes, 1), task.rowBytes);
    session.endProfiling();
  } finally {
    await session.release();
  }
  const cpuNodes = nodesBesideCuda(nodesOfProfile(await readProfile(prefix)));
  if (mustPlaceAll) demandPlacement(cpuNodes);
  return { device, cpuNodes };
}

/** onnxruntime adds a time to the name. */
async function readProfile(prefix: string): Promise<string> {
  const name = (await readdir(tmpdir())).find((one) => join(tmpdir(), one).startsWith(prefix));
  if (name === undefined) throw new Error("onnxruntime wrote no profile, so nobody knows where the nodes run");
  const file = join(tmpdir(), name);
  const text = await readFile(file, "utf8");
  await rm(file);
  return text;
}

async function warm(
  run: LoadedModel["run"],
  task: Task,
  rowSizes: readonly number[],
  { warmRows, maxBatchBytes = Infinity }: WorkerSetup,
): Promise<void> {
  for (const rowBytes of rowSizes) {
    const counts = warmRows.filter((rows) => rows === 1 || rows * rowBytes <= maxBatchBytes);
    const alone = await run(probeRows(task.inputType, rowBytes, 1), rowBytes);
    for (const rows of counts) {
      demandIndependentRows(alone, await run(probeRows(task.inputType, rowBytes, rows), rowBytes), rows);
    }
    if (rowBytes < task.rowBytes) {
      const short = probeRows(task.inputType, rowBytes, 1);
      const long = new Uint8Array(task.rowBytes);
      long.set(short, task.rowBytes - rowBytes);
      demandNeutralPadding(alone, await run(long, task.rowBytes));
    }
  }
}

/** onnxruntime checks an id only when it looks it up, and fails the whole batch. */
async function demandId(run: LoadedModel["run"], { rowBytes }: Task, largestId: number): Promise<void> {
  await run(idRow(rowBytes, largestId), rowBytes).catch((error: Error) => {
    throw new Error(`expected a model that takes every id of its vocabulary, 0 to ${largestId}: ${error.message}`);
  });
}

function runner(session: InferenceSession, task: Task): LoadedModel["run"] {
  const { inputName, outputName } = checkSession(session, task);
  return async (input, rowBytes) => {
    const rows = input.length / rowBytes;
    // onnxruntime aborts the process on an empty batch, which nothing can catch
    if (rows < 1 || !Number.isInteger(rows)) throw new Error(`expected whole rows, at least one, got ${rows}`);
    const feeds = { [inputName]: rowsTensor(task, input, rows, rowBytes) }; // [batch, ...rowShape]
    const scores = (await session.run(feeds))[outputName]?.data; // [batch, ...outputShape]
    if (!(scores instanceof Float32Array)) throw new Error("expected float32 scores");
    if (!scores.every(Number.isFinite)) throw new Error("a score is not a finite number");
    return scores.slice(); // plain memory that can be transferred
  };
}

/** @param input the bytes of whole rows */
function rowsTensor({ inputType, rowShape, rowBytes }: Task, input: Uint8Array, rows: number, bytes: number): Tensor {
  const { buffer, byteOffset, byteLength } = input;
  if (inputType === "uint8") return new Tensor(inputType, input, [rows, ...rowShape]);
  const shape = bytes === rowBytes ? [rows, ...rowShape] : [rows, bytes / 4]; // only texts are shorter
  if (inputType === "int32") return new Tensor(inputType, new Int32Array(buffer, byteOffset, byteLength / 4), shape);
  return new Tensor(inputType, new Float32Array(buffer, byteOffset, byteLength / 4), shape);
}
