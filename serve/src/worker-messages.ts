import type { MailSlot } from "./mailbox.js";
import type { Task } from "./tasks.js";

/** What models run on. */
export type Device = "cpu" | "cuda";

/** Where the nodes of a loaded model run. */
export interface Placement {
  readonly device: Device;
  /** Nodes that a provider for a GPU leaves to the CPU, such as `lstm (LSTM)`. */
  readonly cpuNodes: readonly string[];
}

/** A model as a worker thread loads it. */
export interface WorkerModel {
  /** Name and version, such as `digit-lstm-64/1`. */
  readonly key: string;
  readonly task: Task;
  /** The verified bytes of model.onnx. */
  readonly bytes: Uint8Array;
  /** The sizes in which rows may come, rising to that of the task; where it is left out, that one only. */
  readonly rowSizes?: readonly number[];
  /** The largest id that a row may hold, where rows are ids. */
  readonly largestId?: number;
}

/** What a worker thread is started with. */
export interface WorkerSetup {
  /** Threads inside one onnxruntime session. */
  readonly intraOpThreads: number;
  /** Batch sizes that are run once before a model counts as loaded. */
  readonly warmRows: readonly number[];
  /** Input bytes of the largest batch; warm batches of more are left out. */
  readonly maxBatchBytes?: number;
  readonly device?: Device;
  /** How long threads stay awake for the next row, in µs, where single rows follow one another; left out: none. */
  readonly awakeUs?: number;
  /** Refuse a model of which a node would run on the CPU in spite of a GPU. */
  readonly mustPlaceAll?: boolean;
}

/** The same with what belongs to one thread. */
export interface WorkerData extends WorkerSetup {
  /** Memory of `createChuteMemory`. */
  readonly chute: SharedArrayBuffer;
  /** Where the thread writes each `WorkerReply`. */
  readonly replies: MailSlot;
}

/** From the main thread to a worker. A worker does one after the other, in the order they came. */
export type WorkerRequest =
  | { readonly kind: "load"; readonly id: number; readonly model: WorkerModel }
  | { readonly kind: "unload"; readonly id: number; readonly key: string }
  | {
      readonly kind: "run";
      readonly id: number;
      readonly key: string;
      readonly input: Uint8Array;
      readonly rowBytes: number;
      /** One row, soon after another: the next one may come as soon, and finds the thread awake. */
      readonly isLone: boolean;
    }
  | { readonly kind: "stop" };

/** What a worker says of what it has done; `scores` is float32 [batch, outputs], flat. */
export type WorkerResult = { readonly scores: Float32Array } | { readonly placement: Placement } | "unloaded";

/** From a worker to the main thread. */
export type WorkerReply =
  | { readonly id: number; readonly result: WorkerResult }
  | { readonly id: number; readonly failure: string };
