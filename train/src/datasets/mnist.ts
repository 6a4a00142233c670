import { digitLabels, digitPixels, digitSide } from "@rnn-zoo/models";
import { dataFault } from "../errors.js";
import type { Dataset, Examples } from "./dataset.js";
import { type FileSources, fetchFile, type RemoteFile } from "./fetch-file.js";
import { readIdx } from "./idx.js";

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

/**
 * MNIST: 60,000 digits to train on and 10,000 to test on, uint8 [rows, 28, 28]. As in the sources, the test split is
 * also what is validated on after each epoch.
 * @throws TrainFault where a file cannot be had or is not the public one
 */
export async function loadMnist(sources: FileSources): Promise<Dataset> {
  const train = await loadSplit("train", sources);
  const test = await loadTestDigits(sources);
  return {
    name: "mnist",
    sha256,
    rowShape: [digitSide, digitSide],
    divisor: 255,
    labels: digitLabels,
    train,
    validation: test,
    test,
    validationSource: "test",
  };
}

/** The 10,000 test digits alone. */
export async function loadTestDigits(sources: FileSources): Promise<Examples> {
  return loadSplit("t10k", sources);
}

async function loadSplit(split: "train" | "t10k", sources: FileSources): Promise<Examples> {
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
