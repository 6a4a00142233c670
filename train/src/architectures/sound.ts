import { soundBins, soundFrames, soundLabels } from "@rnn-zoo/models";
import { activation, dense, dropout, gru, lstm, sequential, simpleRnn, timeDistributed } from "../keras/layers.js";
import type { LayerTopology } from "../keras/topology.js";
import type { Architecture, Recipe } from "./architecture.js";

/** The source says Adam and binary cross-entropy; the other numbers are ours. */
const recipe: Recipe = {
  loss: "binaryCrossentropy",
  optimizer: "adam",
  learningRate: 3e-3,
  batchSize: 16,
  epochs: 40,
};

const half = { units: 32, dropout: 0.5, recurrentDropout: 0.5, returnSequences: true };
const inputShape = [soundFrames, soundBins];

/** The models that say what sounds in each frame, by name. */
export const soundArchitectures: Readonly<Record<string, Architecture>> = {
  "sound-rnn": {
    task: "sound",
    source:
      "2 × SimpleRNN(32, dropout .5, recurrent dropout .5), Dense(32), dropout .5, Dense(10), for each of 256 frames",
    topology: perFrame("sound-rnn", [
      simpleRnn({ name: "simple_rnn", ...half, inputShape }),
      simpleRnn({ name: "simple_rnn_1", ...half }),
    ]),
    recipe,
  },
  "sound-lstm": {
    task: "sound",
    source: "2 × LSTM(32, dropout .5, recurrent dropout .5), Dense(32), dropout .5, Dense(10), for each of 256 frames",
    topology: perFrame("sound-lstm", [lstm({ name: "lstm", ...half, inputShape }), lstm({ name: "lstm_1", ...half })]),
    recipe,
  },
  "sound-gru": {
    task: "sound",
    source:
      "2 × classic GRU(32, dropout .5, recurrent dropout .5), Dense(32), dropout .5, Dense(10), for each of 256 frames",
    topology: perFrame("sound-gru", [
      gru({ name: "gru", ...half, inputShape, resetAfter: false }),
      gru({ name: "gru_1", ...half, resetAfter: false }),
    ]),
    recipe,
  },
};

/** Log-mel [256, 256] → the probability of each class in each frame [256, 10]. */
function perFrame(name: string, layers: readonly LayerTopology[]) {
  return sequential(name, [
    ...layers,
    timeDistributed({ name: "time_distributed", layer: dense({ name: "dense", units: 32, activation: "linear" }) }),
    dropout({ name: "dropout", rate: 0.5 }),
    timeDistributed({
      name: "time_distributed_1",
      layer: dense({ name: "dense_1", units: soundLabels.length, activation: "linear" }),
    }),
    activation({ name: "strong_out", activation: "sigmoid" }),
  ]);
}
