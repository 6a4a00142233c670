import { type Disagreements, type DisputedDigit, digitPixels, type ModelEntry, unpackRows } from "@rnn-zoo/models";
import type { ByteExamples } from "../datasets/dataset.js";
import { dataFault } from "../errors.js";

const digitsShown = 24;

/**
 * The newest version of each digit model that was tested on the 10,000 digits of MNIST and whose card says which of
 * them it got right; by name.
 * @param entries by name, versions from old to new
 */
export function disputants(entries: readonly ModelEntry[]): ModelEntry[] {
  const newest = new Map(entries.map((entry) => [entry.name, entry]));
  return [...newest.values()].filter(
    ({ card: { task, dataset, test } }) => task === "digit" && dataset.name === "mnist" && test.correct !== undefined,
  );
}

/**
 * The test digits on which models are divided most: nearest to as many right as wrong. The cards alone decide.
 * @returns rows, from the most disputed on, of equally disputed ones the first; digits that all read alike are left out
 */
export function disputedRows(models: readonly ModelEntry[]): number[] {
  const right = models.map(({ card }) => unpackRows(card.test.correct ?? "", card.dataset.test));
  const rows = right[0]?.length ?? 0;
  const counts = Array.from({ length: rows }, (_, row) => right.reduce((sum, own) => sum + (own[row] ?? 0), 0));
  const distance = (row: number) => Math.abs(2 * (counts[row] ?? 0) - models.length);
  return Array.from(counts.keys())
    .filter((row) => distance(row) < models.length)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, digitsShown);
}

/**
 * Puts digits and answers together.
 * @param answers of each model, one a row
 * @throws TrainFault where a model answers otherwise than its card says
 */
export function describeDisagreements(
  models: readonly ModelEntry[],
  rows: readonly number[],
  { inputs, labels }: ByteExamples,
  answers: readonly Uint8Array[],
): Disagreements {
  const digits = rows.map((row, index): DisputedDigit => {
    const label = labels[row] ?? Number.NaN;
    const said = answers.map((own) => own[index] ?? Number.NaN);
    for (const [number, { name, card }] of models.entries()) {
      const isRight = unpackRows(card.test.correct ?? "", card.dataset.test)[row] === 1;
      if (isRight === (said[number] === label)) continue;
      const expected = `test row ${row} to be read ${isRight ? "rightly" : "wrongly"}, as its card says`;
      throw dataFault(name, expected, `${said[number]}, which is ${label}`);
    }
    return { row, label, said, pixels: pixelsOf(inputs, row) };
  });
  const asked = models.map(({ name, version, card }) => ({ name, version, sha256: card.onnx.sha256 }));
  return { models: asked, digits };
}

/** JSON, a model or a digit a line. */
export function formatDisagreements({ models, digits }: Disagreements): string {
  const list = (values: readonly object[]) => values.map((value) => `    ${JSON.stringify(value)}`).join(",\n");
  return `{\n  "models": [\n${list(models)}\n  ],\n  "digits": [\n${list(digits)}\n  ]\n}\n`;
}

function pixelsOf(inputs: Uint8Array, row: number): string {
  return Buffer.from(inputs.subarray(row * digitPixels, (row + 1) * digitPixels)).toString("base64");
}
