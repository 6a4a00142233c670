import type { FrontPadding } from "@rnn-zoo/models";
import type { Dataset, Examples } from "./datasets/dataset.js";
import { parityFault } from "./errors.js";
import { openOnnx } from "./runtime.js";

/** Nothing is published that differs by more: absolute, on probabilities. */
export const parityLimit = 1e-5;

const rowsAtOnce = 64;

/**
 * Runs an exported file in onnxruntime over all rows.
 * @returns float32 [rows, …outputShape], flat
 */
export async function runExported(
  file: Uint8Array,
  { rowShape }: Pick<Dataset, "rowShape">,
  { inputs }: Pick<Examples, "inputs">,
): Promise<Float32Array> {
  const width = rowsAtOnce * rowShape.reduce((product, length) => product * length, 1);
  const session = await openOnnx(file);
  const parts: Float32Array[] = [];
  for (let start = 0; start < inputs.length; start += width) {
    parts.push(await session.run(inputs.subarray(start, start + width), rowShape));
  }
  await session.close();
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/**
 * The same for texts that come without their padding in front, those of one length together.
 * @returns float32 [rows, outputs], flat, in the order of the rows
 */
export async function runWithoutPadding(
  file: Uint8Array,
  padding: FrontPadding,
  { inputs }: Pick<Examples, "inputs">,
): Promise<Float32Array> {
  const { length } = padding;
  const session = await openOnnx(file);
  const scores: Float32Array[] = []; // of each row
  for (const [time, rows] of rowsByTime(inputs, padding)) {
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const cut = Int32Array.from(
        some.flatMap((row) => [...inputs.subarray((row + 1) * length - time, (row + 1) * length)]),
      );
      const found = await session.run(cut, [time]);
      const width = found.length / some.length;
      for (const [i, row] of some.entries()) scores[row] = found.subarray(i * width, (i + 1) * width);
    }
  }
  await session.close();
  return Float32Array.from(scores.flatMap((row) => [...row]));
}

/** The rows of each length without padding, at least 1: onnxruntime aborts where there is no step. */
function rowsByTime(inputs: Examples["inputs"], { id, length }: FrontPadding): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let row = 0; row * length < inputs.length; row++) {
    let first = row * length;
    while (first < (row + 1) * length - 1 && inputs[first] === id) first++;
    const time = (row + 1) * length - first;
    const rows = groups.get(time) ?? [];
    groups.set(time, rows);
    rows.push(row);
  }
  return groups;
}

/**
 * Compares what the training framework and onnxruntime computed.
 * @returns the largest absolute difference
 * @throws TrainFault where it is above the limit, or is no number
 */
export function demandParity(model: string, framework: Float32Array, exported: Float32Array): number {
  let largest = framework.length === exported.length ? 0 : Number.NaN;
  for (let i = 0; i < framework.length; i++) {
    const difference = Math.abs((framework[i] ?? Number.NaN) - (exported[i] ?? Number.NaN));
    if (difference > largest || Number.isNaN(difference)) largest = difference; // once no number, it stays so
  }
  if (!(largest <= parityLimit)) throw parityFault(model, largest, parityLimit);
  return largest;
}
