import type { ModelCard } from "@rnn-zoo/models";

/** A whole card; tests change what they are about. */
export function exampleCard(changes: Partial<ModelCard> = {}): ModelCard {
  return {
    name: "digit-example",
    version: "1",
    task: "digit",
    source: "an example",
    topology: { class_name: "Sequential", config: { name: "example", layers: [{ units: 3, shape: [null, 28, 28] }] } },
    parameters: 24714,
    dataset: {
      name: "mnist",
      sha256: { images: "ab" },
      train: 60000,
      validation: 0,
      test: 10000,
      validationSource: "test",
    },
    training: {
      engine: "tensorflow",
      backend: "wasm",
      device: "cpu",
      seed: 0,
      optimizer: "adam",
      learningRate: 0.001,
      batchSize: 64,
      epochs: 2,
      secondsPerEpoch: [1.5, 2],
      peakRssMib: 301,
    },
    history: { loss: [0.5, 1e-7], accuracy: [0, 1], valLoss: [1, 2], valAccuracy: [0.25, 0.5] },
    test: {
      last: { epoch: 2, loss: 0, accuracy: 0 },
      deployed: { epoch: 1, loss: 0.1, accuracy: 0.9605 },
      confusion: [{ row: [0, 1] }, { row: [2, 3] }],
    },
    published: { accuracy: 0.96 },
    onnx: { sha256: "cd", bytes: 100, opset: 17, irVersion: 8, parity: 0 },
    labels: ["0", "1"],
    preprocessing: { inGraph: "divided by 255" },
    note: "trained for 2 epochs, where the source has 1",
    ...changes,
  };
}
