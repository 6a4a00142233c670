import { countRows, type Dataset, type Examples } from "./datasets/dataset.js";
import type { Loss } from "./engines/engine.js";
import { dataFault, optionFault, trainingFault } from "./errors.js";

interface UsedOptions {
  readonly loss: Loss;
  readonly epochs: number;
  readonly batchSize: number;
}

/**
 * Refuses what could only fail later, or worse, go wrong unseen.
 * @param outputShape of one row of scores
 * @throws TrainFault that names the option, or the split and what is wrong with it
 */
export function demandUsable(dataset: Dataset, options: UsedOptions, outputShape: readonly number[]): void {
  for (const option of ["epochs", "batchSize"] as const) {
    const value = options[option];
    if (!Number.isInteger(value) || value < 1) throw optionFault(option, "a whole number from 1 up", `${value}`);
  }
  for (const split of ["train", "validation"] as const) {
    const [examples, place] = [dataset[split], `${dataset.name}, ${split}`];
    const rows = countRows(dataset, examples);
    if (rows === 0) throw dataFault(place, "rows", "none");
    if (!Number.isInteger(rows)) throw dataFault(place, `rows of [${dataset.rowShape}]`, `${rows} of them`);
    demandLabels(place, examples, rows, options.loss, outputShape);
  }
}

function demandLabels(
  place: string,
  { labels }: Examples,
  rows: number,
  loss: Loss,
  outputShape: readonly number[],
): void {
  const classes = outputShape.at(-1) ?? 0;
  const sparse = loss === "sparseCategoricalCrossentropy";
  const expected = outputShape.slice(0, sparse ? -1 : undefined).reduce((product, length) => product * length, rows);
  if (labels.length !== expected) throw dataFault(place, `${expected} labels for ${rows} rows`, `${labels.length}`);
  const most = sparse ? classes - 1 : 1;
  const usable = (label: number) => label >= 0 && label <= most && (!sparse || Number.isInteger(label));
  const at = labels.findIndex((label) => !usable(label));
  if (at < 0) return;
  const range = sparse ? `classes from 0 to ${most}` : "labels from 0 to 1";
  throw dataFault(`${place}, label ${at}`, range, `${labels[at]}`);
}

/** @throws TrainFault where a number is not finite; `place` names the batch */
export function demandFinite(inputs: Float32Array | Int32Array, place: string): void {
  let probe = 0; // stays 0 unless some value is not finite
  for (let i = 0; i < inputs.length; i++) probe += (inputs[i] ?? 0) * 0;
  if (probe !== 0) throw trainingFault(`${place}: the data hold ${inputs.find((value) => !Number.isFinite(value))}`);
}
