import type { BatchModel, Piece } from "./batch-request.js";

/** Where a batch runs: on the thread with the least work, or right behind the batch of its model that runs. */
export type RunPlace = "anywhere" | "behind";

/** Runs rows of one size, given in parts of whole rows, and gives float32 [rows, outputs], flat. */
export type RunRows = (
  key: string,
  parts: readonly Uint8Array[],
  rowBytes: number,
  place?: RunPlace,
) => Promise<Float32Array>;

/** What became of one piece. */
export type Outcome =
  | { readonly piece: Piece; readonly scores: Float32Array } // [rows, outputs]
  | { readonly piece: Piece; readonly error: unknown };

/**
 * Runs pieces as one batch. Where that fails, its halves run, and so on, so that only the guilty ones fail: one guilty
 * among n costs about 2 log2 n runs. Never rejects.
 */
export async function runBatch(run: RunRows, model: BatchModel, pieces: readonly Piece[]): Promise<Outcome[]> {
  try {
    const scores = await run(
      model.key,
      pieces.map(({ input }) => input),
      model.rowBytes,
    );
    return split(model, pieces, scores);
  } catch (error) {
    const [piece, ...others] = pieces;
    if (piece && others.length === 0) return [{ piece, error }];
    return bisect(run, model, pieces);
  }
}

async function bisect(run: RunRows, model: BatchModel, pieces: readonly Piece[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const middle = Math.ceil(pieces.length / 2);
  for (const half of [pieces.slice(0, middle), pieces.slice(middle)]) {
    const wanted = half.filter(({ request }) => !request.isSettled());
    if (wanted.length > 0) outcomes.push(...(await runBatch(run, model, wanted)));
  }
  return outcomes;
}

function split({ outputs }: BatchModel, pieces: readonly Piece[], scores: Float32Array): Outcome[] {
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0);
  if (scores.length !== rows * outputs) {
    throw new Error(`expected ${rows} × ${outputs} scores, got ${scores.length}`);
  }
  let firstRow = 0;
  return pieces.map((piece) => {
    const part = scores.subarray(firstRow * outputs, (firstRow + piece.rows) * outputs);
    firstRow += piece.rows;
    return { piece, scores: part };
  });
}
