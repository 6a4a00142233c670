import type { Loss, OptimizerName } from "./engines/engine.js";
import { optionFault } from "./errors.js";
import { batchNormalization, dense, dropout, gru, lstm, sequential, simpleRnn } from "./keras/layers.js";
import type { LayerTopology, SequentialTopology } from "./keras/topology.js";

/** How a model is trained unless the caller says otherwise. */
export interface Recipe {
  readonly loss: Loss;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the 60,000 training digits, held out to validate on; without them, the test split is validated on. */
  readonly validationRows?: number;
  /** Of initial weights, of the order of the rows and of what is held out; 1 unless given. */
  readonly seed?: number;
  /** Where the recipe is not the source's: what was changed, and why. */
  readonly note?: string;
}

export const taskNames = ["digit"] as const;
type TaskName = (typeof taskNames)[number];

/** One system of the sources. */
export interface Architecture {
  readonly task: TaskName;
  readonly source: string;
  readonly topology: SequentialTopology;
  readonly recipe: Recipe;
  /** Scores that the source reports, on the test split; nothing where its run was interrupted. */
  readonly published?: { readonly accuracy: number; readonly loss?: number };
}

const adam = { loss: "sparseCategoricalCrossentropy", optimizer: "adam", learningRate: 1e-3, epochs: 10 } as const;

const relu32 = { units: 32, activation: "relu" } as const;

/** What follows the recurrent layers of the models with relu. */
const reluHead: readonly LayerTopology[] = [
  dropout({ name: "dropout", rate: 0.2 }),
  dense({ name: "dense", units: 64, activation: "relu" }),
  dropout({ name: "dropout_1", rate: 0.2 }),
  dense({ name: "dense_1", units: 10, activation: "softmax" }),
];

/** @param reached test accuracy in % at the lowest validation loss of 10 epochs, with the seeds 1 to 5 */
function afterTenEpochs(reached: readonly number[]): string {
  const scores = reached.map((percent) => percent.toFixed(2)).join(", ");
  return `after the source's 10 epochs, seeds 1 to 5 reached ${scores} % of the test digits`;
}

/** Every model of the zoo by its name. */
export const architectures: Readonly<Record<string, Architecture>> = {
  "digit-rnn-bn": {
    task: "digit",
    source: "SimpleRNN(64), batch normalisation, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-rnn-bn", [
      simpleRnn({ name: "simple_rnn", units: 64, inputShape: [28, 28] }),
      batchNormalization({ name: "batch_normalization" }),
      dense({ name: "dense", units: 10, activation: "softmax" }),
    ]),
    recipe: { ...adam, batchSize: 64 },
    published: { accuracy: 0.96 },
  },
  "digit-lstm-bn": {
    task: "digit",
    source: "LSTM(64), batch normalisation, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-lstm-bn", [
      lstm({ name: "lstm", units: 64, inputShape: [28, 28] }),
      batchNormalization({ name: "batch_normalization" }),
      dense({ name: "dense", units: 10, activation: "softmax" }),
    ]),
    recipe: { ...adam, batchSize: 64 },
    published: { accuracy: 0.96 },
  },
  "digit-gru-bn": {
    task: "digit",
    source: "Keras GRU(64), batch normalisation, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-gru-bn", [
      gru({ name: "gru", units: 64, inputShape: [28, 28], resetAfter: true }),
      batchNormalization({ name: "batch_normalization" }),
      dense({ name: "dense", units: 10, activation: "softmax" }),
    ]),
    recipe: { ...adam, batchSize: 64 },
    published: { accuracy: 0.95 },
  },
  "digit-lstm-32": {
    task: "digit",
    source: "LSTM(32, relu), dropout .2, Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-lstm-32", [
      lstm({ name: "lstm", units: 32, activation: "relu", inputShape: [28, 28] }),
      ...reluHead,
    ]),
    recipe: {
      ...adam,
      batchSize: 256,
      seed: 4,
      note: `seed 4: ${afterTenEpochs([95.74, 95.86, 95.86, 96.68, 96.11])}`,
    },
    published: { accuracy: 0.9637, loss: 0.1203 },
  },
  "digit-lstm-64": {
    task: "digit",
    source: "LSTM(64, relu), dropout .2, Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-lstm-64", [
      lstm({ name: "lstm", units: 64, activation: "relu", inputShape: [28, 28] }),
      ...reluHead,
    ]),
    recipe: {
      ...adam,
      batchSize: 256,
      epochs: 15,
      note: `15 epochs: ${afterTenEpochs([97.47, 97.52, 97.54, 97.22, 97.64])}`,
    },
    published: { accuracy: 0.9798, loss: 0.0692 },
  },
  "digit-gru-32": {
    task: "digit",
    source:
      "Keras GRU(32, relu), dropout .2, Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-gru-32", [
      gru({ name: "gru", units: 32, activation: "relu", inputShape: [28, 28], resetAfter: true }),
      ...reluHead,
    ]),
    recipe: { ...adam, batchSize: 256, seed: 4, note: `seed 4: ${afterTenEpochs([95.78, 95.29, 95.8, 96.34, 95.27])}` },
    published: { accuracy: 0.9603, loss: 0.1359 },
  },
  "digit-gru-64": {
    task: "digit",
    source:
      "Keras GRU(64, relu), dropout .2, Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-gru-64", [
      gru({ name: "gru", units: 64, activation: "relu", inputShape: [28, 28], resetAfter: true }),
      ...reluHead,
    ]),
    recipe: { ...adam, batchSize: 256, seed: 5, note: `seed 5: ${afterTenEpochs([97.27, 97.49, 97.4, 97.5, 97.58])}` },
    published: { accuracy: 0.9755, loss: 0.0807 },
  },
  "digit-lstm-stack4": {
    task: "digit",
    source:
      "4 × [LSTM(32, relu), dropout .2], Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-lstm-stack4", [
      lstm({ name: "lstm", ...relu32, returnSequences: true, inputShape: [28, 28] }),
      dropout({ name: "lstm_dropout", rate: 0.2 }),
      lstm({ name: "lstm_1", ...relu32, returnSequences: true }),
      dropout({ name: "lstm_1_dropout", rate: 0.2 }),
      lstm({ name: "lstm_2", ...relu32, returnSequences: true }),
      dropout({ name: "lstm_2_dropout", rate: 0.2 }),
      lstm({ name: "lstm_3", ...relu32 }),
      ...reluHead,
    ]),
    recipe: { ...adam, batchSize: 256, seed: 2 },
  },
  "digit-gru-stack2": {
    task: "digit",
    source:
      "2 × [Keras GRU(32, relu), dropout .2], Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-gru-stack2", [
      gru({ name: "gru", ...relu32, returnSequences: true, inputShape: [28, 28], resetAfter: true }),
      dropout({ name: "gru_dropout", rate: 0.2 }),
      gru({ name: "gru_1", ...relu32, resetAfter: true }),
      ...reluHead,
    ]),
    recipe: { ...adam, batchSize: 256 },
    published: { accuracy: 0.9736, loss: 0.0901 },
  },
  "digit-gru-stack4": {
    task: "digit",
    source:
      "4 × [Keras GRU(32, relu), dropout .2], Dense(64, relu), dropout .2, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-gru-stack4", [
      gru({ name: "gru", ...relu32, returnSequences: true, inputShape: [28, 28], resetAfter: true }),
      dropout({ name: "gru_dropout", rate: 0.2 }),
      gru({ name: "gru_1", ...relu32, returnSequences: true, resetAfter: true }),
      dropout({ name: "gru_1_dropout", rate: 0.2 }),
      gru({ name: "gru_2", ...relu32, returnSequences: true, resetAfter: true }),
      dropout({ name: "gru_2_dropout", rate: 0.2 }),
      gru({ name: "gru_3", ...relu32, resetAfter: true }),
      ...reluHead,
    ]),
    recipe: { ...adam, batchSize: 256 },
  },
  "digit-rnn-128": {
    task: "digit",
    source: "SimpleRNN(128, tanh), Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-rnn-128", [
      simpleRnn({ name: "simple_rnn", units: 128, inputShape: [28, 28] }),
      dense({ name: "dense", units: 10, activation: "softmax" }),
    ]),
    recipe: { ...adam, batchSize: 128, validationRows: 5000, seed: 2 },
    published: { accuracy: 0.972, loss: 0.099 },
  },
};

/** @throws TrainFault that lists the known names */
export function findArchitecture(name: string): Architecture {
  const architecture = Object.hasOwn(architectures, name) ? architectures[name] : undefined;
  if (!architecture) throw optionFault("model", `one of ${Object.keys(architectures).join(", ")}`, `"${name}"`);
  return architecture;
}

/** Which models a command is about: by name, every one, or those of a task. */
export interface Selection {
  readonly names: readonly string[];
  readonly all?: boolean | undefined;
  readonly task?: TaskName | undefined;
}

/**
 * @returns names, each once
 * @throws TrainFault where a name is unknown, or not exactly one way to choose is used
 */
export function selectModels({ names, all = false, task }: Selection): string[] {
  const ways = [...(names.length > 0 ? ["names"] : []), ...(all ? ["--all"] : []), ...(task ? ["--task"] : [])];
  if (ways.length !== 1) throw optionFault("model", "names, --all or --task", ways.join(" and ") || "none of them");
  for (const name of names) findArchitecture(name);
  if (names.length > 0) return [...new Set(names)];
  return Object.keys(architectures).filter((name) => task === undefined || architectures[name]?.task === task);
}
