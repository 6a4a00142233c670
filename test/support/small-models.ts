import type { Loss } from "@rnn-zoo/train/engines/engine.js";
import {
  activation,
  batchNormalization,
  bidirectional,
  dense,
  dropout,
  embedding,
  gru,
  lstm,
  sequential,
  simpleRnn,
  timeDistributed,
} from "@rnn-zoo/train/keras/layers.js";
import type { LayerTopology, SequentialTopology } from "@rnn-zoo/train/keras/topology.js";

export interface SmallModel {
  readonly topology: SequentialTopology;
  readonly loss: Loss;
}

const inputShape = [4, 2];
const softmax = dense({ name: "dense", units: 4, activation: "softmax" });
const frames = timeDistributed({ name: "frames", layer: dense({ name: "inner", units: 2, activation: "sigmoid" }) });

/** A recurrent layer, then an end that fits. */
function classifier(layers: readonly LayerTopology[]): SmallModel {
  return { topology: sequential("small", [...layers, softmax]), loss: "sparseCategoricalCrossentropy" };
}

function tagger(layers: readonly LayerTopology[]): SmallModel {
  return { topology: sequential("small", [...layers, frames]), loss: "binaryCrossentropy" };
}

const cells = {
  SimpleRNN: simpleRnn,
  LSTM: lstm,
  "classic GRU": (options: Parameters<typeof lstm>[0]) => gru({ ...options, resetAfter: false }),
  "Keras GRU": (options: Parameters<typeof lstm>[0]) => gru({ ...options, resetAfter: true }),
};

type Make = (typeof cells)[keyof typeof cells];

function ofCell(kind: string, make: Make): [string, SmallModel][] {
  const first = { name: "first", units: 3, inputShape };
  const ids = embedding({ name: "embedding", inputDim: 7, outputDim: 2, inputLength: 4, maskZero: true });
  return [
    [`${kind}, tanh`, classifier([make(first)])],
    [`${kind}, relu`, classifier([make({ ...first, activation: "relu" })])],
    [`${kind}, sigmoid`, classifier([make({ ...first, activation: "sigmoid" })])],
    [`${kind}, stacked`, classifier([make({ ...first, returnSequences: true }), make({ name: "second", units: 2 })])],
    [`${kind}, sequences out`, tagger([make({ ...first, returnSequences: true })])],
    [`${kind}, dropout`, classifier([make({ ...first, dropout: 0.4 })])],
    [
      `${kind}, dropout and recurrent dropout, stacked`,
      tagger([
        make({ ...first, returnSequences: true, dropout: 0.4, recurrentDropout: 0.4 }),
        make({ name: "second", units: 2, returnSequences: true, dropout: 0.4, recurrentDropout: 0.4 }),
      ]),
    ],
    [`${kind}, padded ids`, classifier([ids, make({ name: "first", units: 4 })])],
    [`${kind}, padded ids, sequences out`, tagger([ids, make({ name: "first", units: 4, returnSequences: true })])],
    [
      `Bidirectional ${kind}, concat, sequences out, stacked`,
      tagger([
        bidirectional({ name: "both", layer: make({ name: "first", units: 2, returnSequences: true }), inputShape }),
        bidirectional({ name: "again", layer: make({ name: "second", units: 2, returnSequences: true }) }),
      ]),
    ],
    [
      `Bidirectional ${kind}, padded ids`,
      classifier([ids, bidirectional({ name: "both", layer: make({ name: "first", units: 2 }) })]),
    ],
  ];
}

const last = lstm({ name: "first", units: 3, inputShape });
const sequences = lstm({ name: "first", units: 3, inputShape, returnSequences: true });

/** One small model for each layer and option, by what it shows. */
export const smallModels: readonly (readonly [string, SmallModel])[] = [
  ...Object.entries(cells).flatMap(([kind, make]) => ofCell(kind, make)),
  ...(["sum", "mul", "ave"] as const).map(
    (mergeMode) =>
      [
        `Bidirectional, ${mergeMode}`,
        classifier([bidirectional({ name: "both", layer: lstm({ name: "first", units: 3 }), inputShape, mergeMode })]),
      ] as const,
  ),
  ["Dense, hidden", classifier([last, dense({ name: "hidden", units: 5, activation: "relu" })])],
  ["Dense on sequences", tagger([sequences, dense({ name: "hidden", units: 5, activation: "tanh" })])],
  [
    "TimeDistributed Dense, hidden",
    tagger([
      sequences,
      timeDistributed({ name: "wide", layer: dense({ name: "inner", units: 5, activation: "relu" }) }),
    ]),
  ],
  ["BatchNormalization", classifier([last, batchNormalization({ name: "norm" })])],
  ["BatchNormalization on sequences", tagger([sequences, batchNormalization({ name: "norm" })])],
  ["Dropout", classifier([last, dropout({ name: "drop", rate: 0.3 })])],
  [
    "Dropout, twice, with relu",
    classifier([
      lstm({ name: "first", units: 5, activation: "relu", inputShape }),
      dropout({ name: "drop", rate: 0.2 }),
      dense({ name: "hidden", units: 6, activation: "relu" }),
      dropout({ name: "again", rate: 0.2 }),
    ]),
  ],
  ["Dropout on sequences", tagger([sequences, dropout({ name: "drop", rate: 0.3 })])],
  ["Activation", classifier([last, activation({ name: "bend", activation: "sigmoid" })])],
  [
    "Activation at the end",
    {
      topology: sequential("small", [
        last,
        dense({ name: "dense", units: 4, activation: "linear" }),
        activation({ name: "end", activation: "softmax" }),
      ]),
      loss: "categoricalCrossentropy",
    },
  ],
  [
    "binary cross-entropy of rows",
    {
      topology: sequential("small", [last, dense({ name: "dense", units: 1, activation: "sigmoid" })]),
      loss: "binaryCrossentropy",
    },
  ],
  [
    "softmax of frames",
    {
      topology: sequential("small", [
        sequences,
        timeDistributed({ name: "frames", layer: dense({ name: "inner", units: 3, activation: "softmax" }) }),
      ]),
      loss: "categoricalCrossentropy",
    },
  ],
];

export function smallModel(name: string): SmallModel {
  const found = smallModels.find(([of]) => of === name);
  if (!found) throw new Error(`no small model "${name}"`);
  return found[1];
}
