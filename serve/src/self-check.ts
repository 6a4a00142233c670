import type { Task } from "./tasks.js";

const tolerance = 1e-4; // of a score; batches of other sizes add up in another order

/**
 * Rows that every model of a type can take, the same at each call: pixels up to half ink, ids that every vocabulary
 * has and none of them padding, numbers from -1 to 1.
 * @returns [rows, ...], flat, as bytes
 */
export function probeRows(inputType: Task["inputType"], rowBytes: number, rows: number): Uint8Array {
  let state = 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647; // Lehmer's generator
    return state % below;
  };
  const bytes = rows * rowBytes;
  if (inputType === "uint8") return Uint8Array.from({ length: bytes }, () => random(128));
  const values = { length: bytes / 4 };
  const typed =
    inputType === "int32"
      ? Int32Array.from(values, () => 1 + random(3))
      : Float32Array.from(values, () => random(2_001) / 1_000 - 1);
  return new Uint8Array(typed.buffer);
}

/** @returns a row of one id, int32, as bytes */
export function idRow(rowBytes: number, id: number): Uint8Array {
  return new Uint8Array(new Int32Array(rowBytes / 4).fill(id).buffer);
}

/**
 * Checks that the first row of a batch gets the scores that it gets alone.
 * @param alone float32 [1, outputs], flat
 * @param batched float32 [rows, outputs], flat
 * @throws Error where it does not, or the batch has another number of scores
 */
export function demandIndependentRows(alone: Float32Array, batched: Float32Array, rows: number): void {
  if (batched.length !== rows * alone.length) {
    throw new Error(`expected ${rows} × ${alone.length} scores, got ${batched.length}`);
  }
  const off = largestDifference(alone, batched);
  if (off > tolerance) throw new Error(`a row alone and in a batch of ${rows} differ by ${off}`);
}

/**
 * Checks that ids of padding in front of a text change nothing.
 * @throws Error where they do
 */
export function demandNeutralPadding(short: Float32Array, padded: Float32Array): void {
  const off = largestDifference(short, padded);
  if (off > tolerance)
    throw new Error(`its card says that padding may be left out, yet padding changes a score by ${off}`);
}

function largestDifference(some: Float32Array, others: Float32Array): number {
  return some.reduce((most, value, index) => Math.max(most, Math.abs(value - (others[index] ?? NaN))), 0);
}
