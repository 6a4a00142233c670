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
