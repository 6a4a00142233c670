import type { Batch, BatchQueues, Lane } from "./batch-queues.js";
import { type BatchReport, reportBatch } from "./batch-report.js";
import type { BatchRequest } from "./batch-request.js";
import { errors, ServeError } from "./errors.js";
import { type RunPlace, type RunRows, runBatch } from "./run-batch.js";

export interface DispatcherOptions {
  readonly run: RunRows;
  readonly queues: BatchQueues;
  /** Settles at once the runs that have ended by now. */
  readonly takeAnswers?: (() => void) | undefined;
  /** Batches that may be in hand at the same time: those that run, and those that lie ready at a worker thread. */
  readonly slots: number;
  /** How long rows may wait for others to join them, where a slot is free and their batch is not full. */
  readonly maxDelayUs: number;
  /** Is told of each batch that has run. */
  readonly onBatch: ((report: BatchReport) => void) | undefined;
}

/** Moves batches from the queues into slots. */
export interface Dispatcher {
  /**
   * Rows of a model have come. What comes in one turn of the event loop goes together; but the turn of a busy server is
   * long, so that rows which already make a batch worth running do not wait for its end. And where the last batch was
   * one row and has ended, there is likely one client, and nothing to wait for.
   */
  wake(key: string): void;
  /** Batches in hand, of one model or of all. */
  running(key?: string): number;
  /** How long one row has taken of late, over all slots. */
  msPerRow(): number;
  /** Resolves when nothing runs. Nothing new starts as long as the queues are empty. */
  ended(): Promise<void>;
}

/** A batch of so many rows computes nearly as many rows a second as a full one. */
const worthRunning = 16;

/**
 * Rows run at once where nothing of their model runs yet. While a batch of it runs, only a full one runs beside it:
 * small batches side by side compute no more rows a second than one after the other, and they take the core from the
 * thread that speaks HTTP. One that is worth running lies ready behind it, so that its thread need not wait for ours.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { run, takeAnswers, queues, slots, maxDelayUs, onBatch } = options;
  const maxDelayMs = maxDelayUs / 1_000;
  const inHand = new Map<Promise<void>, string>(); // with the model of each
  let lastRows = 0; // of the batch that started last
  let pumpIsDue = false;
  let timer: NodeJS.Timeout | undefined;
  let msPerRow = 0.1; // of late, in one slot

  const running = (key?: string) =>
    key === undefined ? inHand.size : [...inHand.values()].filter((one) => one === key).length;

  function isWanted({ model, rows, isFull, since }: Lane, now: number): boolean {
    if (isFull) return true;
    const ahead = running(model.key);
    const mayRun = ahead === 0 || (ahead === 1 && rows >= worthRunning);
    return mayRun && now - since >= maxDelayMs;
  }

  function pump(): void {
    pumpIsDue = false;
    const now = performance.now(); // for the look at the lanes and for the timer: no row falls between the two
    while (inHand.size < slots) {
      const batch = queues.take((lane) => isWanted(lane, now));
      if (!batch) break;
      lastRows = batch.rows;
      const place = !batch.isFull && running(batch.model.key) > 0 ? "behind" : "anywhere";
      let leave: () => void = () => undefined;
      const ended = work(batch, place, () => leave()).finally(() => leave());
      leave = () => inHand.delete(ended);
      inHand.set(ended, batch.model.key);
    }
    if (maxDelayMs > 0 && inHand.size < slots) lookAgain(now);
  }

  function lookAgain(now: number): void {
    clearTimeout(timer);
    const dueMs = maxDelayMs - (now - queues.oldest());
    if (dueMs > 0 && dueMs < Infinity) timer = setTimeout(pump, Math.ceil(dueMs));
  }

  async function work(batch: Batch, place: RunPlace, leaveSlot: () => void): Promise<void> {
    const startedAt = performance.now();
    for (const { request } of batch.pieces) request.start();
    const runHere: RunRows = (key, parts, rowBytes) => run(key, parts, rowBytes, place);
    const outcomes = await runBatch(runHere, batch.model, batch.pieces);
    const endedAt = performance.now();
    msPerRow += ((endedAt - startedAt) / batch.rows - msPerRow) / 8;
    const failures = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome] : []));
    for (const { piece, error } of failures) refuse(piece.request, error, queues);
    leaveSlot();
    pump(); // before the answers are written: the thread must not wait for that
    for (const outcome of outcomes)
      if ("scores" in outcome) outcome.piece.request.complete(outcome.piece, outcome.scores);
    onBatch?.(reportBatch(batch, startedAt, endedAt, failures.length));
  }

  return {
    wake: (key) => {
      const rows = queues.waitingRows(key);
      if (rows >= worthRunning) takeAnswers?.(); // whoever is answered in the middle of a turn is still in the caches
      if (inHand.size >= slots) return;
      const followsLone = lastRows === 1 && inHand.size === 0; // nothing came with the row before: nothing will
      if (followsLone || rows >= worthRunning) pump();
      else if (!pumpIsDue) {
        pumpIsDue = true;
        setImmediate(pump);
      }
    },
    running,
    msPerRow: () => msPerRow / slots,
    ended: async () => {
      clearTimeout(timer);
      await Promise.all(inHand.keys());
    },
  };
}

/** Also what still waits of the request. */
function refuse(request: BatchRequest, cause: unknown, queues: BatchQueues): void {
  queues.remove(request);
  request.reject(cause instanceof ServeError ? cause : errors.predictionFailed(cause));
}
