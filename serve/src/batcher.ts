import { createBatchQueues } from "./batch-queues.js";
import { type BatchReport, modelOfKey } from "./batch-report.js";
import { type BatchModel, type BatchRequest, type BatchResult, createBatchRequest } from "./batch-request.js";
import { createDeadlines } from "./deadlines.js";
import { createDispatcher } from "./dispatcher.js";
import { errors } from "./errors.js";
import type { RunRows } from "./run-batch.js";
import { type SizedModel, submitSized } from "./submit-sized.js";

export interface BatcherOptions {
  readonly run: RunRows;
  /** Settles at once the runs that have ended by now. */
  readonly takeAnswers?: () => void;
  /** Batches that may be in hand at the same time: those that run, and those that lie ready at a worker thread. */
  readonly slots: number;
  readonly maxBatchRows: number;
  /** Input bytes of a batch; a row that is larger runs alone. */
  readonly maxBatchBytes?: number;
  /** Rows that may wait, per model. */
  readonly maxQueueRows: number;
  /** Input bytes that may wait, of all models together; a request that comes when none wait is taken whole. */
  readonly maxQueueBytes?: number;
  /** How long rows may wait for others to join them, where a slot is free. */
  readonly maxDelayUs?: number;
  /** How long a request may take from submission to its last score; then it is refused, and what waits of it dropped. */
  readonly deadlineMs: number;
  /** Is told of each batch that has run. Must not throw. */
  readonly onBatch?: (report: BatchReport) => void;
}

/**
 * Is given a function to call when the client has left: rows that wait are then dropped. What it returns is called once
 * the request is settled.
 */
export type WhenGone = (leave: () => void) => (() => void) | undefined;

/** What may be said of one request. */
export interface SubmitOptions {
  /** Replaces the deadline of the batcher where it is shorter. */
  readonly deadlineMs?: number | undefined;
  /** The share of the input that only fills rows up, 0 to 1. */
  readonly padding?: number;
}

/** The state of the queues at one moment; for metrics. */
export interface BatcherSnapshot {
  readonly slots: number;
  /** Batches in hand. */
  readonly running: number;
  /** One entry for each model that has had requests since it was loaded. */
  readonly queues: readonly {
    readonly model: string;
    readonly version: string;
    readonly waitingRows: number;
    readonly waitingBytes: number;
  }[];
}

export interface Batcher {
  /**
   * Queues the rows of one request and resolves with their scores.
   * Rows of a model with several sizes are padded in front with zeros and run in the smallest size that holds them.
   * @param input [rows, ...], flat, at least one row; must not change until the promise settles
   * @throws ServeError queue_full, draining, client_gone, deadline_exceeded or prediction_failed
   */
  submit(model: SizedModel, input: Uint8Array, whenGone?: WhenGone, options?: SubmitOptions): Promise<BatchResult>;
  /**
   * For a request whose rows are not read yet.
   * @throws ServeError queue_full where not even one row of the largest size would be taken
   */
  demandRoom(model: BatchModel): void;
  /** Tells whether less than half of what may wait does, of this model and of all together. */
  hasRoom(key: string): boolean;
  snapshot(): BatcherSnapshot;
  /** Tells whether no row of a model waits or runs. */
  isIdle(key: string): boolean;
  /** Forgets a model that is served no more. */
  forget(key: string): void;
  /** Refuses what waits and what comes from now on; resolves when the running batches have ended. */
  stop(): Promise<void>;
}

/**
 * Gathers the rows of many requests into batches. Rows run at once when no batch of their model does; what arrives
 * meanwhile is the next batch.
 */
export function createBatcher(options: BatcherOptions): Batcher {
  const { run, takeAnswers, slots, maxQueueRows, maxDelayUs = 0, maxQueueBytes = Infinity, onBatch } = options;
  const batchRows = ({ rowBytes }: BatchModel) => rowsPerBatch(options, rowBytes);
  const queues = createBatchQueues(batchRows);
  const dispatcher = createDispatcher({ run, takeAnswers, queues, slots, maxDelayUs, onBatch });
  let stopped = false;

  function refuseWhenFull(key: string, rows: number, bytes: number): void {
    const waiting = queues.waitingRows(key);
    const waitingBytes = queues.waitingBytes();
    const fits = waiting + rows <= maxQueueRows && (waitingBytes === 0 || waitingBytes + bytes <= maxQueueBytes);
    if (!fits) throw errors.queueFull(key, secondsFor(waiting * dispatcher.msPerRow()));
  }

  function drop(request: BatchRequest, error: Error): void {
    if (request.isSettled()) return;
    queues.remove(request);
    request.reject(error);
  }

  const deadlines = createDeadlines<BatchRequest>((request, ms) => drop(request, errors.deadlineExceeded(ms)));

  function accept(
    model: BatchModel,
    input: Uint8Array,
    whenGone: WhenGone | undefined,
    { deadlineMs = options.deadlineMs, padding = 0 }: SubmitOptions,
  ): BatchRequest {
    if (stopped) throw errors.draining();
    const rows = input.length / model.rowBytes;
    if (rows < 1 || !Number.isInteger(rows)) throw new Error(`expected whole rows, at least one, got ${rows}`);
    refuseWhenFull(model.key, rows, input.length);
    const limitMs = Math.min(deadlineMs, options.deadlineMs);
    const request = createBatchRequest(model, input, batchRows(model), padding, () => {
      deadlines.remove(deadline);
      forgetClient?.();
    });
    const forgetClient = whenGone?.(() => drop(request, errors.clientGone()));
    queues.add(request);
    const deadline = deadlines.add(request, limitMs);
    dispatcher.wake(model.key);
    return request;
  }

  const submit: Batcher["submit"] = (model, input, whenGone, given = {}) => {
    try {
      return accept(model, input, whenGone, given).result;
    } catch (error) {
      return Promise.reject(error);
    }
  };

  return {
    submit: submitSized(submit),
    demandRoom: ({ key, rowBytes }) => refuseWhenFull(key, 1, rowBytes),
    hasRoom: (key) => 2 * queues.waitingRows(key) < maxQueueRows && 2 * queues.waitingBytes() < maxQueueBytes,
    snapshot: () => ({
      slots,
      running: dispatcher.running(),
      queues: queues
        .snapshot()
        .map(({ key, rows, bytes }) => ({ ...modelOfKey(key), waitingRows: rows, waitingBytes: bytes })),
    }),
    isIdle: (key) => queues.waitingRows(key) === 0 && dispatcher.running(key) === 0,
    forget: (key) => queues.forget(key),
    stop: async () => {
      stopped = true;
      for (const request of queues.clear()) request.reject(errors.draining());
      await dispatcher.ended();
    },
  };
}

/** How many rows of this size run together at most. */
export function rowsPerBatch(
  { maxBatchRows, maxBatchBytes = Infinity }: Pick<BatcherOptions, "maxBatchRows" | "maxBatchBytes">,
  rowBytes: number,
): number {
  return Math.max(1, Math.min(maxBatchRows, Math.floor(maxBatchBytes / rowBytes)));
}

function secondsFor(ms: number): number {
  return Math.min(60, Math.max(1, Math.ceil(ms / 1000)));
}
