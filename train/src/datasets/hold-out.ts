import { createRandom } from "../random.js";

/** Row numbers, in two parts that share none. */
export interface HeldOut {
  readonly kept: Uint32Array;
  readonly heldOut: Uint32Array;
}

/**
 * Shuffles the rows 0 … rows − 1 and holds the last of them out.
 * @param count how many are held out
 * @param seed the same seed holds out the same rows
 */
export function holdOut(rows: number, count: number, seed: number): HeldOut {
  const order = createRandom(seed, "hold out").permutation(rows);
  return { kept: order.subarray(0, rows - count), heldOut: order.subarray(rows - count) };
}

/**
 * Copies rows in a given order.
 * @param source [rows, width], flat
 * @param target [rows of the order, width], flat; it is filled
 */
export function takeRows<T extends Uint8Array | Int32Array>(source: T, order: Uint32Array, target: T): T {
  const width = target.length / order.length;
  for (const [index, row] of order.entries())
    target.set(source.subarray(row * width, (row + 1) * width), index * width);
  return target;
}
