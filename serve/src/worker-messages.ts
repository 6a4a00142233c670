import type { Task } from "./tasks.js";

/** A model as a worker thread loads it. */
export interface WorkerModel {
  /** Name and version, such as `digit-lstm-64/1`. */
  readonly key: string;
  readonly task: Task;
  /** The verified bytes of model.onnx. */
  readonly bytes: Uint8Array;
}

/** What a worker thread is started with. */
export interface WorkerSetup {
  /** Threads inside one onnxruntime session. */
  readonly intraOpThreads: number;
  /** Batch sizes that are run once before a model counts as loaded. */
  readonly warmRows: readonly number[];
  /** Input bytes of the largest batch; warm batches of more are left out. */
  readonly maxBatchBytes?: number;
}

/** From the main thread to a worker. A worker does one after the other, in the order they came. */
export type WorkerRequest =
  | { readonly kind: "load"; readonly id: number; readonly model: WorkerModel }
  | { readonly kind: "run"; readonly id: number; readonly key: string; readonly input: Uint8Array }
  | { readonly kind: "stop" };

/** From a worker to the main thread. `scores` is float32 [batch, outputs], flat; empty after a load. */
export type WorkerReply =
  | { readonly id: number; readonly scores: Float32Array }
  | { readonly id: number; readonly failure: string };
