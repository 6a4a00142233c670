import { describe, test } from "@jest/globals";
import { agrees, type Row, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

const activations = [
  "elu",
  "hardSigmoid",
  "linear",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "softmax",
  "softplus",
  "softsign",
  "tanh",
  "swish",
  "mish",
  "gelu",
  "gelu_new",
] as const;

describe("dense layers and activations", () => {
  test.each<Row>([
    ["Dense on vectors", [5], () => layers.dense({ units: 4 })],
    ["Dense without bias", [5], () => layers.dense({ units: 4, useBias: false })],
    ["Dense on sequences", [3, 5], () => layers.dense({ units: 4, activation: "softmax" })],
    ["Dense on sequences without bias", [null, 5], () => layers.dense({ units: 4, useBias: false })],
    ["Dense on images", [2, 3, 5], () => layers.dense({ units: 4 })],
    ["ReLU", [5], () => layers.reLU()],
    ["ReLU with a limit", [5], () => layers.reLU({ maxValue: 0.5 })],
    ["LeakyReLU", [5], () => layers.leakyReLU()],
    ["LeakyReLU with a slope", [5], () => layers.leakyReLU({ alpha: 0.1 })],
    ["PReLU", [3, 5], () => layers.prelu()],
    ["PReLU with a shared axis", [3, 4, 5], () => layers.prelu({ sharedAxes: [1, 2] })],
    ["ELU", [5], () => layers.elu()],
    ["ThresholdedReLU", [5], () => layers.thresholdedReLU({ theta: 0.3 })],
    ["Softmax", [5], () => layers.softmax()],
    ["Softmax over features", [3, 5], () => layers.softmax({ axis: -1 })],
  ])("%s", agrees);

  test.each(activations)("Activation %s", async (activation) => {
    // tfjs has names that its own types leave out.
    const config = JSON.parse(JSON.stringify({ activation }));
    await agrees(activation, [3, 5], () => layers.activation(config));
    await agrees(activation, [4, 5, 3], () => layers.conv2d({ filters: 4, kernelSize: 2, ...config }));
  });

  test("logSoftmax", () => agrees("", [5], () => layers.activation(JSON.parse('{"activation":"logSoftmax"}'))));
});

describe("layers that act in training only", () => {
  test.each<Row>([
    ["Dropout", [5], () => layers.dropout({ rate: 0.5 }), () => layers.dense({ units: 2 })],
    ["SpatialDropout1D", [4, 5], () => layers.spatialDropout1d({ rate: 0.5 }), () => layers.dense({ units: 2 })],
    ["GaussianNoise", [5], () => layers.gaussianNoise({ stddev: 1 }), () => layers.dense({ units: 2 })],
    ["GaussianDropout", [5], () => layers.gaussianDropout({ rate: 0.5 }), () => layers.dense({ units: 2 })],
    ["AlphaDropout", [5], () => layers.alphaDropout({ rate: 0.5 }), () => layers.dense({ units: 2 })],
    ["nothing else at all", [5], () => layers.dropout({ rate: 0.5 })],
  ])("%s", agrees);
});
