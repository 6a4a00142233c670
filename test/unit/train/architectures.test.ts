import { beforeAll, describe, expect, test } from "@jest/globals";
import { architectures, findArchitecture, selectModels } from "@rnn-zoo/train/architectures.js";
import { partShape } from "@rnn-zoo/train/engines/onnxruntime/layer.js";
import { writeTrainingGraph } from "@rnn-zoo/train/engines/onnxruntime/training-graph.js";
import { loadModel } from "@rnn-zoo/train/engines/tensorflow/load-model.js";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import type { LayerTopology } from "@rnn-zoo/train/keras/topology.js";
import { countParameters, initialWeights } from "@rnn-zoo/train/keras/weights.js";
import * as tf from "@tensorflow/tfjs";
import { floatsOf, nodesOf } from "../../support/onnx-file.js";

/**
 * What the sources print: parameters, batch, recurrent nodes, accuracy and loss on the test split. Of sounds they print
 * the parameters alone.
 */
const sources = [
  ["digit-rnn-bn", 6_858, 64, "RNN", 1, { accuracy: 0.96 }],
  ["digit-lstm-bn", 24_714, 64, "LSTM", 1, { accuracy: 0.96 }],
  ["digit-gru-bn", 18_954, 64, "GRU", 1, { accuracy: 0.95 }],
  ["digit-lstm-32", 10_570, 256, "LSTM", 1, { accuracy: 0.9637, loss: 0.1203 }],
  ["digit-lstm-64", 28_618, 256, "LSTM", 1, { accuracy: 0.9798, loss: 0.0692 }],
  ["digit-gru-32", 8_714, 256, "GRU", 1, { accuracy: 0.9603, loss: 0.1359 }],
  ["digit-gru-64", 22_858, 256, "GRU", 1, { accuracy: 0.9755, loss: 0.0807 }],
  ["digit-lstm-stack4", 35_530, 256, "LSTM", 4, undefined],
  ["digit-gru-stack2", 15_050, 256, "GRU", 2, { accuracy: 0.9736, loss: 0.0901 }],
  ["digit-gru-stack4", 27_722, 256, "GRU", 4, undefined],
  ["digit-rnn-128", 21_386, 128, "RNN", 1, { accuracy: 0.972, loss: 0.099 }],
  ["sentiment-rnn", 322_113, 128, "RNN", 1, { accuracy: 0.81, loss: 0.6919 }],
  ["sentiment-gru", 326_369, 128, "GRU", 1, { accuracy: 0.8272, loss: 0.4834 }],
  ["sentiment-lstm", 328_353, 128, "LSTM", 1, { accuracy: 0.839, loss: 0.4337 }],
  ["sound-rnn", 12_714, 16, "RNN", 2, undefined],
  ["sound-lstm", 46_698, 16, "LSTM", 2, undefined],
  ["sound-gru", 35_370, 16, "GRU", 2, undefined],
] as const;

const recipes = {
  digit: { loss: "sparseCategoricalCrossentropy", optimizer: "adam", learningRate: 1e-3, epochs: 10 },
  sentiment: { loss: "binaryCrossentropy", optimizer: "rmsprop", learningRate: 1e-3, epochs: 10 },
  sound: { loss: "binaryCrossentropy", optimizer: "adam", learningRate: 3e-3, epochs: 40 },
} as const;

/** What single models do otherwise. */
const changes: Readonly<Record<string, object>> = {
  "digit-lstm-32": { seed: 4 },
  "digit-lstm-64": { epochs: 15 },
  "digit-gru-32": { seed: 4 },
  "digit-gru-64": { seed: 5 },
  "digit-lstm-stack4": { seed: 2 },
  "digit-rnn-128": { validationRows: 5_000, seed: 2 },
  "sentiment-lstm": { seed: 4 },
};

/** A second bias that ONNX wants and is zero, for each gate and unit; batch normalisation folds its four vectors into two. */
function addedByOnnx(layer: string, { units, reset_after }: Readonly<Record<string, unknown>>): number {
  if (layer === "BatchNormalization") return -2 * 64;
  const gates = { SimpleRNN: 1, LSTM: 4, GRU: reset_after === true ? 0 : 3 }[layer] ?? 0;
  return gates * Number(units ?? 0);
}

beforeAll(() => tf.enableProdMode()); // without its advice to install a native backend

test("the zoo is what the sources list, in their order", () => {
  expect(Object.keys(architectures)).toEqual(sources.map(([name]) => name));
});

describe.each(sources)("%s", (name, parameters, batchSize, operator, count, published) => {
  const { topology, recipe, ...rest } = findArchitecture(name);
  const artifacts = packArtifacts(topology, initialWeights(topology, 1));

  test("has exactly the parameters of its source, in both engines", async () => {
    expect(countParameters(topology)).toBe(parameters);
    expect((await loadModel(artifacts)).countParams()).toBe(parameters);
    const { weights } = writeTrainingGraph(topology, recipe.loss);
    const sizes = weights.map(({ part }) => partShape(part).reduce((size, length) => size * length, 1));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(parameters);
  });

  // The SimpleRNN of a digit has 28 steps, which the exporter writes out unless it is told not to.
  const isWrittenOut = operator === "RNN" && rest.task === "digit";

  test("is exported with one node a recurrent layer, or one a step, and without dropout", () => {
    const operatorsOf = (file: Uint8Array) => nodesOf(file).map(({ op }) => op);
    const plain = operatorsOf(exportOnnx(artifacts, { unrollSteps: 0 }));
    expect(plain.filter((op) => op === operator)).toHaveLength(count);
    const usual = operatorsOf(exportOnnx(artifacts));
    expect(usual.filter((op) => op === operator)).toHaveLength(isWrittenOut ? 0 : count);
    expect(usual.filter((op) => op === "Tanh")).toHaveLength(isWrittenOut ? 28 : 0);
    expect([...plain, ...usual]).not.toContain("Dropout");
  });

  test("is exported with exactly these parameters", () => {
    const layers = topology.config.layers.map(({ class_name, config }) => addedByOnnx(class_name, config));
    const added = layers.reduce((sum, count) => sum + count, 0);
    expect(floatsOf(exportOnnx(artifacts, { unrollSteps: 0 }))).toBe(parameters + added);
    const units = topology.config.layers[0]?.config.units;
    const secondBias = isWrittenOut ? Number(units) : 0; // a written-out step has one
    expect(floatsOf(exportOnnx(artifacts))).toBe(parameters + added - secondBias);
  });

  test("is trained as in its source, or says where it is not", () => {
    const { note, ...numbers } = recipe;
    expect(numbers).toEqual({ ...recipes[rest.task], batchSize, ...changes[name] });
    if (numbers.epochs !== recipes[rest.task].epochs)
      expect(note).toMatch(/^15 epochs: after the source's 10 epochs, /);
    expect(rest.published).toEqual(published);
    expect(topology.config.name).toBe(name);
  });
});

test("a sound model drops half, and scores each frame", () => {
  const layers = findArchitecture("sound-gru").topology.config.layers.map(({ class_name, config }) => {
    const inner = "layer" in config ? (config.layer as LayerTopology).config : config;
    return [class_name, inner.units ?? inner.rate, inner.activation, inner.dropout, inner.recurrent_dropout];
  });
  expect(layers).toEqual([
    ["GRU", 32, "tanh", 0.5, 0.5],
    ["GRU", 32, "tanh", 0.5, 0.5],
    ["TimeDistributed", 32, "linear", undefined, undefined],
    ["Dropout", 0.5, undefined, undefined, undefined],
    ["TimeDistributed", 10, "linear", undefined, undefined],
    ["Activation", undefined, "sigmoid", undefined, undefined],
  ]);
});

test("dropout and relu are where the source has them", () => {
  const layers = findArchitecture("digit-gru-stack2").topology.config.layers.map(({ class_name, config }) => {
    return [class_name, config.units ?? config.rate, config.activation, config.return_sequences];
  });
  expect(layers).toEqual([
    ["GRU", 32, "relu", true],
    ["Dropout", 0.2, undefined, undefined],
    ["GRU", 32, "relu", false],
    ["Dropout", 0.2, undefined, undefined],
    ["Dense", 64, "relu", undefined],
    ["Dropout", 0.2, undefined, undefined],
    ["Dense", 10, "softmax", undefined],
  ]);
});

describe("which models are trained", () => {
  test("those named, in that order, each once", () => {
    expect(selectModels({ names: ["digit-gru-64", "digit-lstm-bn", "digit-gru-64"] })).toEqual([
      "digit-gru-64",
      "digit-lstm-bn",
    ]);
  });

  test("all of them, in the order of the table", () => {
    expect(selectModels({ names: [], all: true })).toEqual(Object.keys(architectures));
  });

  test.each([
    ["digit", 11],
    ["sentiment", 3],
    ["sound", 3],
  ] as const)("those of the task %s", (task, count) => {
    const names = selectModels({ names: [], task });
    expect(names).toEqual(Object.keys(architectures).filter((name) => name.startsWith(`${task}-`)));
    expect(names).toHaveLength(count);
  });

  test("one unknown name among known ones is refused", () => {
    expect(() => selectModels({ names: ["digit-lstm-bn", "digit-lstm-65"] })).toThrow(
      /^model: expected one of digit-rnn-bn, .*, got "digit-lstm-65"$/,
    );
  });

  test.each([
    [{ names: [] }, "none of them"],
    [{ names: ["digit-lstm-bn"], all: true }, "names and --all"],
    [{ names: [], all: true, task: "digit" }, "--all and --task"],
  ] as const)("%j is refused", (choice, received) => {
    expect(() => selectModels(choice)).toThrow(`model: expected names, --all or --task, got ${received}`);
  });
});
