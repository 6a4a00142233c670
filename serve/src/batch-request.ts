import type { Place } from "./line.js";

/** What the batcher must know of a model. */
export interface BatchModel {
  /** Names the model and its version. */
  readonly key: string;
  /** Of one row. Rows of one model may differ, as texts do in length; only rows of the same size run together. */
  readonly rowBytes: number;
  /** Scores per row. */
  readonly outputs: number;
}

export interface BatchResult {
  /** float32 [rows, outputs], flat */
  readonly scores: Float32Array;
  /** From submission until the first batch with rows of this request is given to a thread. */
  readonly queueMs: number;
  /** From there to the end of the last one, with the time that a batch lies ready at a thread which is busy. */
  readonly computeMs: number;
}

/** Rows of one request that run together: all of them, or a batch full where there are more. */
export interface Piece {
  readonly request: BatchRequest;
  readonly firstRow: number;
  readonly rows: number;
  /** [rows, ...], flat */
  readonly input: Uint8Array;
  /** Where it stands while it waits; the queue says so. */
  place: Place<Piece> | undefined;
}

/** A request in pieces, and the promise of its scores. Once settled, further calls change nothing. */
export interface BatchRequest {
  readonly model: BatchModel;
  readonly pieces: readonly Piece[];
  readonly result: Promise<BatchResult>;
  /** By performance.now(). */
  readonly submittedAt: number;
  /** Of each row, the share that only fills it up to the length of the others, 0 to 1, on average. */
  readonly padding: number;
  /** Its rows start to run. Only the first call counts. */
  start(): void;
  /** Takes the scores of one piece; the last piece resolves the result. */
  complete(piece: Piece, scores: Float32Array): void;
  reject(error: Error): void;
  isSettled(): boolean;
}

/**
 * Cuts a request into pieces that fit a batch.
 * @param input [rows, ...], flat
 * @param whenSettled called once, before those who wait for the result are told
 */
export function createBatchRequest(
  model: BatchModel,
  input: Uint8Array,
  maxBatchRows: number,
  padding = 0,
  whenSettled: () => void = () => undefined,
): BatchRequest {
  const rows = input.length / model.rowBytes;
  let all: Float32Array | undefined; // [rows, outputs], where they come in several pieces
  const submittedAt = performance.now();
  let startedAt: number | undefined;
  let settled = false;
  let resolveResult: (result: BatchResult) => void;
  let rejectResult: (error: Error) => void;
  const result = new Promise<BatchResult>((resolve, reject) => {
    resolveResult = resolve;
    rejectResult = reject;
  });
  function settle(): void {
    if (!settled) whenSettled();
    settled = true;
  }

  const pieces: Piece[] = [];
  const request: BatchRequest = {
    model,
    pieces,
    result,
    submittedAt,
    padding,
    start: () => {
      startedAt ??= performance.now();
    },
    complete: (piece, scores) => {
      if (pieces.length > 1) {
        all ??= new Float32Array(rows * model.outputs);
        all.set(scores, piece.firstRow * model.outputs);
      }
      if (--open > 0 || settled) return;
      settle();
      const started = startedAt ?? submittedAt;
      resolveResult({ scores: all ?? scores, queueMs: started - submittedAt, computeMs: performance.now() - started });
    },
    reject: (error) => {
      settle();
      rejectResult(error);
    },
    isSettled: () => settled,
  };
  for (let firstRow = 0; firstRow < rows; firstRow += maxBatchRows) {
    const count = Math.min(maxBatchRows, rows - firstRow);
    const part = input.subarray(firstRow * model.rowBytes, (firstRow + count) * model.rowBytes);
    pieces.push({ request, firstRow, rows: count, input: part, place: undefined });
  }
  let open = pieces.length;
  return request;
}
