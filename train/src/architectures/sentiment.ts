import { sentimentLength } from "@rnn-zoo/models";
import { dense, embedding, gru, lstm, sequential, simpleRnn } from "../keras/layers.js";
import type { LayerTopology } from "../keras/topology.js";
import type { Architecture, Recipe } from "./architecture.js";

const recipe: Recipe = {
  loss: "binaryCrossentropy",
  optimizer: "rmsprop",
  learningRate: 1e-3,
  batchSize: 128,
  epochs: 10,
};

/** The models that say whether a review is positive, by name. */
export const sentimentArchitectures: Readonly<Record<string, Architecture>> = {
  "sentiment-rnn": {
    task: "sentiment",
    source: "Embedding(10000, 32), SimpleRNN(32), Dense(1), over the last 100 words of an IMDB review",
    topology: overWords("sentiment-rnn", simpleRnn({ name: "simple_rnn", units: 32 })),
    recipe,
    published: { accuracy: 0.81, loss: 0.6919 },
  },
  "sentiment-gru": {
    task: "sentiment",
    source: "Embedding(10000, 32), Keras GRU(32), Dense(1), over the last 100 words of an IMDB review",
    topology: overWords("sentiment-gru", gru({ name: "gru", units: 32, resetAfter: true })),
    recipe,
    published: { accuracy: 0.8272, loss: 0.4834 },
  },
  "sentiment-lstm": {
    task: "sentiment",
    source: "Embedding(10000, 32), LSTM(32), Dense(1), over the last 100 words of an IMDB review",
    topology: overWords("sentiment-lstm", lstm({ name: "lstm", units: 32 })),
    recipe: {
      ...recipe,
      seed: 4,
      note: "seed 4 has the lowest validation loss of seeds 1 to 5, which reached 83.85, 85.18, 85.07, 84.40 and 84.37 % of the test reviews; all else is the source's",
    },
    published: { accuracy: 0.839, loss: 0.4337 },
  },
};

/** Ids [100] → a probability [1]. Padding is a word like others, as in the source. */
function overWords(name: string, layer: LayerTopology) {
  return sequential(name, [
    embedding({ name: "embedding", inputDim: 10_000, outputDim: 32, inputLength: sentimentLength }),
    layer,
    dense({ name: "dense", units: 1, activation: "sigmoid" }),
  ]);
}
