import type { Loss, OptimizerName } from "./engines/engine.js";
import { optionFault } from "./errors.js";
import { batchNormalization, dense, lstm, sequential } from "./keras/layers.js";
import type { SequentialTopology } from "./keras/topology.js";

/** How a model is trained unless the caller says otherwise. */
export interface Recipe {
  readonly loss: Loss;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** One system of the sources. */
export interface Architecture {
  readonly task: "digit";
  readonly source: string;
  readonly topology: SequentialTopology;
  readonly recipe: Recipe;
  /** Scores that the source reports, on the test split. */
  readonly published: { readonly accuracy: number };
}

/** Every model of the zoo by its name. */
export const architectures: Readonly<Record<string, Architecture>> = {
  "digit-lstm-bn": {
    task: "digit",
    source: "LSTM(64), batch normalisation, Dense(10), over the 28 rows of an MNIST digit",
    topology: sequential("digit-lstm-bn", [
      lstm({ name: "lstm", units: 64, inputShape: [28, 28] }),
      batchNormalization({ name: "batch_normalization" }),
      dense({ name: "dense", units: 10, activation: "softmax" }),
    ]),
    recipe: { loss: "sparseCategoricalCrossentropy", optimizer: "adam", learningRate: 1e-3, batchSize: 64, epochs: 10 },
    published: { accuracy: 0.96 },
  },
};

/** @throws TrainFault that lists the known names */
export function findArchitecture(name: string): Architecture {
  const architecture = Object.hasOwn(architectures, name) ? architectures[name] : undefined;
  if (!architecture) throw optionFault("model", `one of ${Object.keys(architectures).join(", ")}`, `"${name}"`);
  return architecture;
}
