import type { BatchModel, BatchRequest, Piece } from "./batch-request.js";

/** Pieces of one model that run together. */
export interface Batch {
  readonly model: BatchModel;
  readonly pieces: readonly Piece[];
  readonly rows: number;
}

/** One queue a model. */
export interface BatchQueues {
  add(request: BatchRequest): void;
  /** Takes out what of a request still waits. */
  remove(request: BatchRequest): void;
  /** Rows that wait for a model. */
  waitingRows(key: string): number;
  /** What waits, of each model that has had requests. */
  snapshot(): { readonly key: string; readonly rows: number }[];
  /** The next batch, of the model whose turn it is; nothing where nothing waits. */
  take(): Batch | undefined;
  /** Takes out everything. */
  clear(): BatchRequest[];
}

interface Queue {
  readonly model: BatchModel;
  readonly pieces: Set<Piece>; // in order of arrival, and any can be taken out at once
  rows: number;
}

/** Queues that fill batches up to a number of rows; models take turns, so that a hot one starves none. */
export function createBatchQueues(maxBatchRows: number): BatchQueues {
  const queues = new Map<string, Queue>();
  let order: Queue[] = []; // the next turn first

  function add(request: BatchRequest): void {
    const { model } = request;
    let queue = queues.get(model.key);
    if (!queue) {
      queue = { model, pieces: new Set(), rows: 0 };
      queues.set(model.key, queue);
      order.push(queue);
    }
    for (const piece of request.pieces) {
      queue.pieces.add(piece);
      queue.rows += piece.rows;
    }
  }

  return {
    add,
    remove: (request) => {
      const queue = queues.get(request.model.key);
      if (queue) for (const piece of request.pieces) removePiece(queue, piece);
    },
    waitingRows: (key) => queues.get(key)?.rows ?? 0,
    snapshot: () => order.map(({ model, rows }) => ({ key: model.key, rows })),
    take: () => {
      const index = order.findIndex(({ rows }) => rows > 0);
      const queue = order[index];
      if (!queue) return undefined;
      order = [...order.slice(index + 1), ...order.slice(0, index + 1)];
      return takeBatch(queue, maxBatchRows);
    },
    clear: () => {
      const requests = new Set(order.flatMap(({ pieces }) => Array.from(pieces, ({ request }) => request)));
      queues.clear();
      order = [];
      return [...requests];
    },
  };
}

function takeBatch(queue: Queue, maxBatchRows: number): Batch {
  const pieces: Piece[] = [];
  let rows = 0;
  for (const piece of queue.pieces) {
    if (rows + piece.rows > maxBatchRows) break;
    removePiece(queue, piece);
    pieces.push(piece);
    rows += piece.rows;
  }
  return { model: queue.model, pieces, rows };
}

function removePiece(queue: Queue, piece: Piece): void {
  if (queue.pieces.delete(piece)) queue.rows -= piece.rows;
}
