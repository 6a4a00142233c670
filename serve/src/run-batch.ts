import type { BatchModel, Piece } from "./batch-request.js";

/** Runs rows, given in parts of whole rows, and gives float32 [rows, outputs], flat. */
export type RunRows = (key: string, parts: readonly Uint8Array[]) => Promise<Float32Array>;

/** What became of one piece. */
export type Outcome =
  | { readonly piece: Piece; readonly scores: Float32Array } // [rows, outputs]
  | { readonly piece: Piece; readonly error: unknown };

/**
 * Runs pieces as one batch. Where that fails, each runs alone, so that only the guilty one fails. Never rejects.
 */
export async function runBatch(run: RunRows, model: BatchModel, pieces: readonly Piece[]): Promise<Outcome[]> {
  try {
    const scores = await run(
      model.key,
      pieces.map(({ input }) => input),
    );
    return split(model, pieces, scores);
  } catch (error) {
    const [piece, ...others] = pieces;
    if (!piece || others.length > 0) return oneByOne(run, model, pieces);
    return [{ piece, error }];
  }
}

async function oneByOne(run: RunRows, model: BatchModel, pieces: readonly Piece[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const piece of pieces) {
    if (!piece.request.isSettled()) outcomes.push(...(await runBatch(run, model, [piece])));
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
