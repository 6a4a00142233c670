import type { SharedModel } from "./shared-model.js";
import type { StepGraph } from "./training-graph.js";
import type { UpdateOptions } from "./update.js";

/** What a worker is started with. */
export interface WorkerData {
  /** Counted from 0. */
  readonly worker: number;
  readonly training: StepGraph;
  readonly prediction: StepGraph;
  readonly model: SharedModel;
  readonly provider: "cpu" | "cuda";
  /** Of what dropout drops. */
  readonly seed: number;
}

/** One worker's rows of a batch. */
export interface StepRequest {
  readonly kind: "step";
  readonly id: number;
  readonly rows: number;
  /** Where its rows begin in the batch. */
  readonly firstRow: number;
  /** [rows, …inputShape], flat */
  readonly inputs: Float32Array | Int32Array;
  /** [rows, …outputShape], flat */
  readonly targets: Float32Array;
  /** [rows] */
  readonly weights: Float32Array;
  readonly update: UpdateOptions;
}

export interface PredictRequest {
  readonly kind: "predict";
  readonly id: number;
  readonly rows: number;
  /** [rows, …inputShape], flat */
  readonly inputs: Float32Array | Int32Array;
}

export interface CloseRequest {
  readonly kind: "close";
  readonly id: number;
}

export type WorkerRequest = StepRequest | PredictRequest | CloseRequest;

/** `scores` answer predictions; a step's results stand in shared memory. */
export type WorkerReply =
  | { readonly id: number; readonly scores?: Float32Array }
  | { readonly id: number; readonly failure: string };

/** The reply to being started. */
export const startId = 0;
