import type { Batch } from "../datasets/dataset.js";
import { dataFault } from "../errors.js";
import type { Loss } from "./engine.js";

/**
 * Labels as a loss compares them with scores.
 * @param outputShape of one row
 * @returns float32 [rows, …outputShape], flat: classes become rows of 0 with one 1
 * @throws TrainFault where a label is out of range, or there are too few or too many
 */
export function batchTargets({ labels, shape }: Batch, loss: Loss, outputShape: readonly number[]): Float32Array {
  const columns = outputShape.at(-1) ?? 0;
  const size = outputShape.reduce((product, length) => product * length, shape[0] ?? 0);
  const expected = loss === "sparseCategoricalCrossentropy" ? size / columns : size;
  if (labels.length !== expected) throw dataFault("labels", `${expected} for ${shape[0]} rows`, `${labels.length}`);
  if (loss !== "sparseCategoricalCrossentropy") return Float32Array.from(labels);
  const targets = new Float32Array(size);
  labels.forEach((label, index) => {
    if (!Number.isInteger(label) || label < 0 || label >= columns) {
      throw dataFault("labels", `classes from 0 to ${columns - 1}`, `${label}`);
    }
    targets[index * columns + label] = 1;
  });
  return targets;
}
