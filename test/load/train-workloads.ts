import type { Batch } from "@rnn-zoo/train/datasets/dataset.js";
import type { TrainerOptions } from "@rnn-zoo/train/engines/engine.js";
import { batchNormalization, dense, embedding, gru, lstm, sequential, simpleRnn } from "@rnn-zoo/train/keras/layers.js";
import type { LayerTopology, SequentialTopology } from "@rnn-zoo/train/keras/topology.js";
import { createRandom } from "@rnn-zoo/train/random.js";

export const workloadNames = ["digits", "reviews"] as const;
export const cellNames = ["LSTM", "GRU", "SimpleRNN"] as const;

export type WorkloadName = (typeof workloadNames)[number];
export type CellName = (typeof cellNames)[number];

/** What one step trains on: the sizes of the zoo, random numbers. */
export interface Workload {
  readonly topology: SequentialTopology;
  readonly options: TrainerOptions;
  readonly batch: Batch;
}

/**
 * digits: 256 rows of 28 × 28, 64 units, batch normalisation, Adam. reviews: 128 rows of 100 ids out of 10,000, 32 units
 * after an embedding of 32, RMSprop.
 * @param resetAfter which GRU: TensorFlow.js has the classic one only
 */
export function workload(name: WorkloadName, cell: CellName, resetAfter: boolean): Workload {
  const { uniform } = createRandom(1, "bench");
  const layer = (options: Parameters<typeof lstm>[0]): LayerTopology => {
    if (cell === "LSTM") return lstm(options);
    return cell === "GRU" ? gru({ ...options, resetAfter }) : simpleRnn(options);
  };
  if (name === "digits") {
    return {
      topology: sequential("digits", [
        layer({ name: "recurrent", units: 64, inputShape: [28, 28] }),
        batchNormalization({ name: "batch_normalization" }),
        dense({ name: "dense", units: 10, activation: "softmax" }),
      ]),
      options: { loss: "sparseCategoricalCrossentropy", optimizer: "adam", learningRate: 1e-3, seed: 1 },
      batch: {
        inputs: Float32Array.from({ length: 256 * 28 * 28 }, uniform),
        shape: [256, 28, 28],
        labels: Uint8Array.from({ length: 256 }, () => Math.floor(10 * uniform())),
      },
    };
  }
  return {
    topology: sequential("reviews", [
      embedding({ name: "embedding", inputDim: 10_000, outputDim: 32, inputLength: 100 }),
      layer({ name: "recurrent", units: 32 }),
      dense({ name: "dense", units: 1, activation: "sigmoid" }),
    ]),
    options: { loss: "binaryCrossentropy", optimizer: "rmsprop", learningRate: 1e-3, seed: 1 },
    batch: {
      inputs: Int32Array.from({ length: 128 * 100 }, () => Math.floor(10_000 * uniform())),
      shape: [128, 100],
      labels: Uint8Array.from({ length: 128 }, () => Math.round(uniform())),
    },
  };
}
