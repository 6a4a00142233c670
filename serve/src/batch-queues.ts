import type { BatchModel, BatchRequest, Piece } from "./batch-request.js";
import { createLine, type Line } from "./line.js";

/** Pieces that run together: of one model, their rows of one size. */
export interface Batch {
  readonly model: BatchModel;
  readonly pieces: readonly Piece[];
  readonly rows: number;
  /** As many rows waited as a batch may hold. */
  readonly isFull: boolean;
}

/** Rows that wait and could run together. */
export interface Lane {
  readonly model: BatchModel;
  readonly rows: number;
  /** A batch of it would hold as many rows as a batch may. */
  readonly isFull: boolean;
  /** When the first of them came, by performance.now(). */
  readonly since: number;
}

/** What waits for one model. */
export interface Waiting {
  readonly key: string;
  readonly rows: number;
  readonly bytes: number;
}

/** One queue a model, and in it one lane for each size of row. */
export interface BatchQueues {
  add(request: BatchRequest): void;
  /** Takes out what of a request still waits. */
  remove(request: BatchRequest): void;
  /** Rows that wait for a model. */
  waitingRows(key: string): number;
  /** Of all models together. */
  waitingBytes(): number;
  /** Models that have had requests. */
  snapshot(): Waiting[];
  /**
   * The next batch: of the model whose turn it is among those of which `isWanted` accepts a lane, from the lane that
   * has waited longest. Nothing where there is none.
   */
  take(isWanted?: (lane: Lane) => boolean): Batch | undefined;
  /** When the first row that still waits came, by performance.now(); Infinity where nothing waits. */
  oldest(): number;
  /** Forgets a model for which nothing waits. */
  forget(key: string): void;
  /** Takes out everything. */
  clear(): BatchRequest[];
}

interface OpenLane {
  readonly model: BatchModel;
  readonly pieces: Line<Piece>; // in order of arrival, and any can be taken out at once
  readonly maxRows: number;
  rows: number;
}

interface Queue {
  readonly key: string;
  readonly lanes: Map<number, OpenLane>; // by the bytes of a row
}

/**
 * Queues that fill batches; models take turns, so that a hot one starves none.
 * @param batchRows how many rows of a model a batch may hold
 */
export function createBatchQueues(batchRows: (model: BatchModel) => number): BatchQueues {
  const queues = new Map<string, Queue>();
  let order: Queue[] = []; // the next turn first
  let bytes = 0;

  const lanes = () => order.flatMap((queue) => [...queue.lanes.values()]);
  const rowsOf = (key: string) => sum(queues.get(key)?.lanes.values() ?? [], ({ rows }) => rows);

  function queueOf(key: string): Queue {
    const known = queues.get(key);
    if (known) return known;
    const queue: Queue = { key, lanes: new Map() };
    queues.set(key, queue);
    order.push(queue);
    return queue;
  }

  function removePiece(lane: OpenLane, piece: Piece): void {
    if (!piece.place || !lane.pieces.leave(piece.place)) return;
    lane.rows -= piece.rows;
    bytes -= piece.input.length;
  }

  function takeBatch(lane: OpenLane): Batch {
    const pieces: Piece[] = [];
    const isFull = lane.rows >= lane.maxRows;
    let rows = 0;
    for (let piece = lane.pieces.first()?.thing; piece; piece = lane.pieces.first()?.thing) {
      if (rows + piece.rows > lane.maxRows) break;
      removePiece(lane, piece);
      pieces.push(piece);
      rows += piece.rows;
    }
    return { model: lane.model, pieces, rows, isFull };
  }

  return {
    add: (request) => {
      const { model } = request;
      const { lanes } = queueOf(model.key);
      const lane = lanes.get(model.rowBytes) ?? { model, pieces: createLine(), maxRows: batchRows(model), rows: 0 };
      lanes.set(model.rowBytes, lane);
      for (const piece of request.pieces) {
        piece.place = lane.pieces.join(piece);
        lane.rows += piece.rows;
        bytes += piece.input.length;
      }
    },
    remove: (request) => {
      const lane = queues.get(request.model.key)?.lanes.get(request.model.rowBytes);
      if (lane) for (const piece of request.pieces) removePiece(lane, piece);
    },
    waitingRows: rowsOf,
    waitingBytes: () => bytes,
    snapshot: () => order.map(({ key, lanes }) => ({ key, rows: rowsOf(key), bytes: sum(lanes.values(), bytesOf) })),
    take: (isWanted = () => true) => {
      for (const [index, queue] of order.entries()) {
        const lane = longestWaiting(queue, isWanted);
        if (!lane) continue;
        order = [...order.slice(0, index), ...order.slice(index + 1), queue];
        return takeBatch(lane);
      }
      return undefined;
    },
    oldest: () => Math.min(...lanes().map(sinceOf)),
    forget: (key) => {
      if (rowsOf(key) > 0) return;
      queues.delete(key);
      order = order.filter((queue) => queue.key !== key);
    },
    clear: () => {
      const requests = new Set(lanes().flatMap(({ pieces }) => Array.from(pieces, ({ request }) => request)));
      queues.clear();
      order = [];
      bytes = 0;
      return [...requests];
    },
  };
}

/** Where any lane of a model may run, the one that has waited longest does: a rare size must not starve. */
function longestWaiting({ lanes }: Queue, isWanted: (lane: Lane) => boolean): OpenLane | undefined {
  let chosen: OpenLane | undefined;
  let isDue = false;
  for (const lane of lanes.values()) {
    const { model, rows, maxRows } = lane;
    if (rows === 0) continue;
    isDue ||= isWanted({ model, rows, isFull: rows >= maxRows, since: sinceOf(lane) });
    if (!chosen || sinceOf(lane) < sinceOf(chosen)) chosen = lane;
  }
  return isDue ? chosen : undefined;
}

function sinceOf({ pieces }: OpenLane): number {
  return pieces.first()?.thing.request.submittedAt ?? Infinity;
}

function bytesOf({ rows, model }: OpenLane): number {
  return rows * model.rowBytes;
}

function sum<T>(all: Iterable<T>, amount: (one: T) => number): number {
  let total = 0;
  for (const one of all) total += amount(one);
  return total;
}
