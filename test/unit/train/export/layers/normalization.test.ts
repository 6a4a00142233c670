import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import {
  agrees,
  apply,
  artifactsOf,
  largestDifference,
  type Row,
  randomizeWeights,
  runOnnx,
  tf,
} from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

describe("normalisation", () => {
  test.each<Row>([
    ["BatchNormalization", [5], () => layers.batchNormalization()],
    ["BatchNormalization on sequences", [null, 5], () => layers.batchNormalization({ epsilon: 0.1 })],
    ["BatchNormalization without scale", [5], () => layers.batchNormalization({ scale: false })],
    ["BatchNormalization without centre", [5], () => layers.batchNormalization({ center: false })],
    ["LayerNormalization", [3, 5], () => layers.layerNormalization()],
    ["LayerNormalization over two axes", [3, 4, 5], () => layers.layerNormalization({ axis: [2, 3] })],
    ["LayerNormalization over axis 1", [3, 5], () => layers.layerNormalization({ axis: 1 })],
    [
      "LayerNormalization without scale and centre",
      [5],
      () => layers.layerNormalization({ scale: false, center: false }),
    ],
  ])("%s", agrees);
});

describe("normalisation over an inner axis, where tfjs' plain and wasm kernels ignore the axis", () => {
  test.each([
    [1, [3, 5]],
    [2, [3, 4, 5]],
    [1, [3, 4, 5]],
  ])("BatchNormalization over axis %i of %o is Keras' formula", async (axis, rowShape) => {
    const x = tf.input({ shape: rowShape });
    const model = tf.model({ inputs: x, outputs: apply(layers.batchNormalization({ axis, name: "norm" }), x) });
    randomizeWeights(model, createRandom(1, "weights"), "usual");
    const [gamma, beta, mean, variance] = model.getWeights().map((weight) => {
      const shape = [1, ...rowShape].map((_, i) => (i === axis ? (rowShape[axis - 1] ?? 0) : 1));
      return weight.reshape(shape);
    });
    if (!gamma || !beta || !mean || !variance) throw new Error("four weights");
    const rows = tf.randomNormal([2, ...rowShape], 0, 1, "float32", 1);
    const expected = rows.sub(mean).div(variance.add(1e-3).sqrt()).mul(gamma).add(beta);
    const feed = { name: "input", type: "float32", values: Float32Array.from(rows.dataSync()), shape: rows.shape };
    const [output] = await runOnnx(exportOnnx(await artifactsOf(model)), [feed]);
    expect(largestDifference(expected.dataSync(), output?.values ?? [])).toBeLessThan(1e-5);
  });
});
