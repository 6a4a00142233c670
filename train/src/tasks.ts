import { type FrontPadding, padId, sentimentLength, vocabularyFile } from "@rnn-zoo/models";
import type { TaskName } from "./architectures/architecture.js";
import type { Dataset } from "./datasets/dataset.js";
import type { FileSources } from "./datasets/fetch-file.js";
import { loadImdb } from "./datasets/imdb.js";
import { loadMnist } from "./datasets/mnist.js";
import { synthesizeSounds } from "./datasets/sound.js";
import type { TritonTensor } from "./triton-config.js";

/** How a data set is cut. */
export interface SplitOptions {
  /** Of the shuffle that picks the validation rows. */
  readonly seed: number;
  /** Of MNIST's training digits. */
  readonly validationRows?: number;
}

/** What differs between the tasks of the zoo in training. */
interface TrainTask {
  /** @throws TrainFault where the data cannot be had */
  load(sources: FileSources, options: SplitOptions): Promise<Dataset>;
  readonly input: Pick<TritonTensor, "name" | "dataType">;
  readonly outputName: string;
  /** How every input of the task is padded: its models are exported so that they need no padding. */
  readonly frontPadding?: FrontPadding;
  /** What happens to an input, inside the graph and before it. */
  readonly preprocessing: object;
}

export const trainTasks: Readonly<Record<TaskName, TrainTask>> = {
  digit: {
    load: loadMnist,
    input: { name: "pixels", dataType: "TYPE_UINT8" },
    outputName: "probabilities",
    preprocessing: { inGraph: "uint8 pixels are divided by 255" },
  },
  sentiment: {
    load: (sources, { seed }) => loadImdb(sources, { seed }),
    input: { name: "ids", dataType: "TYPE_INT32" },
    outputName: "probability",
    frontPadding: { id: padId, length: sentimentLength },
    preprocessing: {
      text: "lower case, without <br />; words are what Keras' Tokenizer separates by its default filters",
      ids: `1, then the line numbers of the words in ${vocabularyFile}, counted from 0, or 2; the last 100, padded in front with 0`,
    },
  },
  sound: {
    load: () => synthesizeSounds(),
    input: { name: "spectrogram", dataType: "TYPE_FP32" },
    outputName: "probabilities",
    preprocessing: {
      wave: "16 kHz, one channel; frames of 20 ms, 256 a clip",
      spectrogram: "log-mel, 256 bands a frame",
    },
  },
};
