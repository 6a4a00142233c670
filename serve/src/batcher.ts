import { type Batch, createBatchQueues } from "./batch-queues.js";
import { type BatchReport, modelOfKey, reportBatch } from "./batch-report.js";
import { type BatchModel, type BatchRequest, type BatchResult, createBatchRequest } from "./batch-request.js";
import { errors, ServeError } from "./errors.js";
import { type RunRows, runBatch } from "./run-batch.js";

export interface BatcherOptions {
  readonly run: RunRows;
  /** Batches that may run at the same time: one a worker thread. */
  readonly slots: number;
  readonly maxBatchRows: number;
  /** Rows that may wait, per model. */
  readonly maxQueueRows: number;
  /** How long a request may take from submission to its last score; then it is refused, and what waits of it dropped. */
  readonly deadlineMs: number;
  /** Is told of each batch that has run. Must not throw. */
  readonly onBatch?: (report: BatchReport) => void;
}

/** The state of the queues at one moment; for metrics. */
export interface BatcherSnapshot {
  /** One entry for each model that has had requests. */
  readonly queues: readonly { readonly model: string; readonly version: string; readonly waitingRows: number }[];
}

export interface Batcher {
  /**
   * Queues the rows of one request and resolves with their scores.
   * @param input [rows, ...], flat, at least one row; must not change until the promise settles
   * @param whenGone is given a function to call when the client has left: rows that wait are then dropped
   * @throws ServeError queue_full, draining, client_gone, deadline_exceeded or prediction_failed
   */
  submit(model: BatchModel, input: Uint8Array, whenGone?: (leave: () => void) => void): Promise<BatchResult>;
  snapshot(): BatcherSnapshot;
  /** Refuses what waits and what comes from now on; resolves when the running batches have ended. */
  stop(): Promise<void>;
}

/**
 * Gathers the rows of many requests into batches. A free slot takes what is queued at once; what arrives while all
 * slots are busy is the next batch.
 */
export function createBatcher(options: BatcherOptions): Batcher {
  const { run, slots, maxBatchRows, maxQueueRows, deadlineMs, onBatch } = options;
  const queues = createBatchQueues(maxBatchRows);
  const running = new Set<Promise<void>>();
  let free = slots;
  let pumpIsDue = false;
  let stopped = false;
  let msPerRow = 0.1; // of late, for Retry-After

  function pump(): void {
    pumpIsDue = false;
    for (let batch = free > 0 && queues.take(); batch; batch = free > 0 && queues.take()) {
      free--;
      const ended = work(batch).finally(() => running.delete(ended));
      running.add(ended);
    }
  }

  async function work(batch: Batch): Promise<void> {
    const { model, pieces, rows } = batch;
    const startedAt = performance.now();
    for (const { request } of pieces) request.start();
    const outcomes = await runBatch(run, model, pieces);
    const computeMs = performance.now() - startedAt;
    msPerRow += (computeMs / rows - msPerRow) / 8;
    for (const outcome of outcomes) if ("error" in outcome) drop(outcome.piece.request, errorOf(outcome.error));
    free++;
    pump(); // before the answers are written: the thread must not wait for that
    for (const outcome of outcomes)
      if ("scores" in outcome) outcome.piece.request.complete(outcome.piece, outcome.scores);
    onBatch?.(reportBatch(batch, computeMs, outcomes.filter((outcome) => "error" in outcome).length));
  }

  function drop(request: BatchRequest, error: Error): void {
    queues.remove(request);
    request.reject(error);
  }

  return {
    submit: async (model, input, whenGone) => {
      if (stopped) throw errors.draining();
      const rows = input.length / model.rowBytes;
      if (rows < 1 || !Number.isInteger(rows)) throw new Error(`expected whole rows, at least one, got ${rows}`);
      const waiting = queues.waitingRows(model.key);
      if (waiting + rows > maxQueueRows) throw errors.queueFull(secondsFor((waiting * msPerRow) / slots));
      const request = createBatchRequest(model, input, maxBatchRows);
      queues.add(request);
      whenGone?.(() => {
        if (!request.isSettled()) drop(request, errors.clientGone());
      });
      if (free > 0 && !pumpIsDue) {
        pumpIsDue = true;
        setImmediate(pump); // what arrives in one turn of the event loop goes together
      }
      const deadline = setTimeout(() => drop(request, errors.deadlineExceeded(deadlineMs)), deadlineMs).unref();
      return request.result.finally(() => clearTimeout(deadline));
    },
    snapshot: () => ({
      queues: queues.snapshot().map(({ key, rows }) => ({ ...modelOfKey(key), waitingRows: rows })),
    }),
    stop: async () => {
      stopped = true;
      for (const request of queues.clear()) request.reject(errors.draining());
      await Promise.all(running);
    },
  };
}

function secondsFor(ms: number): number {
  return Math.min(60, Math.max(1, Math.ceil(ms / 1000)));
}

function errorOf(cause: unknown): ServeError {
  return cause instanceof ServeError ? cause : errors.predictionFailed(cause);
}
