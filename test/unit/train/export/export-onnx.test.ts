import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import { architectures } from "@rnn-zoo/train/architectures.js";
import type { Loss } from "@rnn-zoo/train/engines/engine.js";
import { openTensorflow } from "@rnn-zoo/train/engines/tensorflow/engine.js";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { type ModelArtifacts, packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { batchNormalization, dense, lstm, sequential } from "@rnn-zoo/train/keras/layers.js";
import { inputShape, type SequentialTopology } from "@rnn-zoo/train/keras/topology.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { nodesOf } from "../../../support/onnx-file.js";

const topology = architectures["digit-lstm-bn"]?.topology ?? sequential("missing", []);
const bytes = { inputName: "pixels", outputName: "probabilities", bytesDividedBy: 255 };

/** Every weight random, variances positive: nothing hides behind a zero bias or a variance of one. */
function randomArtifacts(of: SequentialTopology, scale = 1): ModelArtifacts {
  const { normal } = createRandom(7, "weights");
  const weights = initialWeights(of, 1).map((weight) => ({
    ...weight,
    values: weight.values.map(() => (weight.name.endsWith("variance") ? 0.1 + normal() ** 2 : scale * 0.3 * normal())),
  }));
  return packArtifacts(of, weights);
}

/** @param row the shape of one: ids where it has one size, else numbers */
async function largestDifference(
  artifacts: ModelArtifacts,
  rows: number,
  row: number[],
  loss: Loss = "sparseCategoricalCrossentropy",
): Promise<number> {
  const { normal, uniform } = createRandom(rows, "inputs");
  const shape = [rows, ...row];
  const length = shape.reduce((product, size) => product * size, 1);
  const areIds = row.length === 1;
  const inputs = areIds
    ? Int32Array.from({ length }, () => Math.floor(10_000 * uniform()))
    : Float32Array.from({ length }, normal);
  const engine = await openTensorflow("cpu");
  const trainer = await engine.createTrainer(artifacts, { loss, optimizer: "adam", learningRate: 1e-3, seed: 1 });
  const expected = await trainer.predict({ inputs, shape, labels: new Uint8Array(rows) });
  await trainer.close();
  const session = await InferenceSession.create(exportOnnx(artifacts));
  const { output } = await session.run({ input: new Tensor(areIds ? "int32" : "float32", inputs, shape) });
  await session.release();
  const scores = [...(output?.data ?? [])].map(Number);
  return Math.max(...scores.map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN))));
}

describe("parity with TensorFlow.js", () => {
  test.each([1, 2, 7])("digit-lstm-bn with random weights agrees on %i rows", async (rows) => {
    expect(await largestDifference(randomArtifacts(topology), rows, [28, 28])).toBeLessThan(1e-6);
  });

  // Smaller weights than above: relu does not saturate, so that 28 steps of it would grow beyond single precision.
  test.each(Object.entries(architectures))("%s of the zoo agrees", async (_, { topology: of, recipe }) => {
    const artifacts = randomArtifacts(of, 0.5);
    expect(await largestDifference(artifacts, 2, inputShape(of), recipe.loss)).toBeLessThan(1e-6);
  });

  test("agrees where gates saturate", async () => {
    expect(await largestDifference(randomArtifacts(topology, 30), 2, [28, 28])).toBeLessThan(1e-5);
  });

  test.each([1, 2, 17])("agrees on sequences of %i", async (time) => {
    const small = sequential("small", [
      lstm({ name: "lstm", units: 5, inputShape: [time, 3] }),
      dense({ name: "dense", units: 4, activation: "tanh" }),
      batchNormalization({ name: "norm" }),
    ]);
    expect(await largestDifference(randomArtifacts(small), 3, [time, 3])).toBeLessThan(1e-6);
  });
});

describe("the file", () => {
  const file = exportOnnx(randomArtifacts(topology), bytes);

  test("has one node a layer, and no loop", () => {
    expect(nodesOf(file).map(({ op, name }) => `${op} ${name}`)).toEqual([
      "Cast pixels/float",
      "Div pixels/scaled",
      "Transpose lstm/time_first",
      "LSTM lstm",
      "Squeeze lstm/last",
      "Mul batch_normalization/scaled",
      "Add batch_normalization",
      "Gemm dense",
      "Softmax dense/Softmax",
    ]);
  });

  test("says everything about its LSTM, so that no runtime has to guess", () => {
    const node = nodesOf(file).find(({ op }) => op === "LSTM");
    expect(node?.attributes).toEqual({
      hidden_size: 64,
      direction: "forward",
      activations: ["Sigmoid", "Tanh", "Tanh"],
    });
  });

  test("takes bytes, gives probabilities, and leaves the batch open", () => {
    const { graph } = onnx.ModelProto.decode(file);
    const shapeOf = (info: onnx.ValueInfoProto.$Properties | undefined) =>
      info?.type?.tensorType?.shape?.dim?.map((size) => size.dimParam ?? Number(size.dimValue));
    expect([graph?.input?.[0]?.name, shapeOf(graph?.input?.[0])]).toEqual(["pixels", ["batch", 28, 28]]);
    expect([graph?.output?.[0]?.name, shapeOf(graph?.output?.[0])]).toEqual(["probabilities", ["batch", 10]]);
    expect(graph?.input?.[0]?.type?.tensorType?.elemType).toBe(onnx.TensorProto.DataType.UINT8);
  });

  test("holds the model's parameters and no more", () => {
    const { graph, irVersion, opsetImport } = onnx.ModelProto.decode(file);
    const sizes = (graph?.initializer ?? []).map(({ dims }) =>
      (dims ?? []).reduce<number>((size, dim) => size * Number(dim), 1),
    );
    // The LSTM's second bias (4 × 64), the divisor and the axes are ONNX' own; batch normalisation folds 4 × 64 into 2 × 64.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(24_714 + 256 + 1 + 1 - 128);
    expect([Number(irVersion), Number(opsetImport?.[0]?.version)]).toEqual([8, 17]);
  });

  test("is the same bytes for the same weights", () => {
    expect(Buffer.from(exportOnnx(randomArtifacts(topology), bytes)).equals(Buffer.from(file))).toBe(true);
  });
});

describe("misuse", () => {
  const change = (layer: number, changes: object) => {
    const layers = topology.config.layers.map((one, i) =>
      i === layer ? { ...one, config: { ...one.config, ...changes } } : one,
    );
    return { ...randomArtifacts(topology), modelTopology: { class_name: "Sequential", config: { name: "m", layers } } };
  };

  test.each([
    [
      "an unknown gate activation",
      0,
      { recurrent_activation: "swish" },
      "lstm: expected recurrent_activation: one of hard_sigmoid, sigmoid",
    ],
    ["an option that is not expressed", 0, { time_major: true }, "lstm: expected time_major: false, got true"],
    ["a switch that is no switch", 0, { go_backwards: 1 }, "lstm: expected go_backwards: true or false, got 1"],
    ["an unknown activation", 2, { activation: "toString" }, "dense: expected activation: one of linear, elu"],
    ["another axis", 1, { axis: 7 }, "batch_normalization: expected an axis from 1 to 1, got 7"],
    ["a number that is none", 1, { epsilon: "small" }, 'batch_normalization: expected epsilon: a number, got "small"'],
    ["a size that does not fit the weights", 0, { units: 32 }, "lstm/kernel: expected shape [28,128], got [28,256]"],
    ["mixed precision", 2, { dtype: "mixed_float16" }, 'dense: expected dtype: float32, got "mixed_float16"'],
  ])("%s is refused by layer and option", (_, layer, changes, message) => {
    expect(() => exportOnnx(change(layer, changes))).toThrow(message);
  });

  test("an unknown layer is refused by path and class", () => {
    const odd = sequential("odd", [{ class_name: "constructor", config: { name: "x", batch_input_shape: [null, 2] } }]);
    expect(() => exportOnnx(packArtifacts(odd, []))).toThrow(/^x: expected one of Activation, .*, got constructor$/);
  });

  test("a missing weight is refused by name", () => {
    expect(() => exportOnnx(packArtifacts(topology, []))).toThrow(
      "lstm/kernel: expected a weight [28,256], got none of that name",
    );
  });

  test.each([
    ["no topology", {}, "modelTopology.class_name: expected one of Sequential, Functional, Model, got nothing"],
    [
      "a model without layers",
      { class_name: "Functional", config: {} },
      "model: expected a list of layers, got nothing",
    ],
    [
      "a layer without a name",
      { class_name: "Sequential", config: { layers: [{ class_name: "LSTM", config: {} }] } },
      "model/layers[0].config: expected a name, got nothing",
    ],
    [
      "a model that does not say the shape of its input",
      { class_name: "Sequential", config: { layers: [{ class_name: "Flatten", config: { name: "f" } }] } },
      "model: expected batch_input_shape of the first layer, got none",
    ],
    [
      "Keras 1",
      { class_name: "Sequential", keras_version: "1.2", config: [] },
      "keras_version: expected tfjs-layers, 2.x or 3.x, got 1.2",
    ],
  ])("%s is refused", (_, modelTopology, message) => {
    expect(() => exportOnnx({ ...packArtifacts({}, []), modelTopology })).toThrow(message);
  });

  test.each([
    [{ opset: 22 }, "opset: expected a whole number from 14 to 21, got 22"],
    [{ bytesDividedBy: 0 }, "bytesDividedBy: expected a number above 0, got 0"],
  ])("option %o is refused", (options, message) => {
    expect(() => exportOnnx(randomArtifacts(topology), options)).toThrow(message);
  });
});
