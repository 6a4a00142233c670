import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { nodesOf } from "../../../support/onnx-file.js";
import { apply, artifactsOf, parity, tf } from "../../../support/tfjs-oracle.js";

const { layers } = tf;

/** Something of everything that changed between opsets: reductions, splits, pads, gathers. */
function everything(): tf.LayersModel {
  const ids = tf.input({ shape: [null], name: "ids" });
  const image = tf.input({ shape: [8, 6, 2], name: "image" });
  const chain = (input: tf.SymbolicTensor, ...given: tf.layers.Layer[]) => {
    let flow = [input];
    for (const layer of given) flow = apply(layer, ...flow);
    return flow;
  };
  const text = chain(
    ids,
    layers.embedding({ inputDim: 9, outputDim: 3, maskZero: true }),
    layers.bidirectional({ layer: layers.lstm({ units: 3, returnSequences: true }), mergeMode: "mul" }),
    layers.layerNormalization(),
    layers.gru({ units: 4, goBackwards: true }),
  );
  const picture = chain(
    image,
    layers.zeroPadding2d({ padding: 1 }),
    layers.conv2d({ filters: 3, kernelSize: 3, activation: "relu6" }),
    layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.globalMaxPooling2d({}),
    layers.dense({ units: 4, activation: "selu" }),
  );
  return tf.model({
    inputs: [ids, image],
    outputs: apply(layers.dot({ axes: 1, normalize: true }), ...text, ...picture),
  });
}

describe("opset", () => {
  test.each([14, 15, 16, 17, 18, 19, 20, 21])("%i gives a file that says so and agrees", async (opset) => {
    const { difference, file } = await parity(everything(), { rows: 3, length: 6, export: { opset } });
    expect(difference).toBeLessThan(1e-5);
    const { irVersion, opsetImport } = onnx.ModelProto.decode(file);
    expect([Number(irVersion), Number(opsetImport?.[0]?.version)]).toEqual([8, opset]);
  });
});

const classifier = (activation: "softmax" | "sigmoid" | "tanh") =>
  tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4], activation, name: "scores" })] });

describe("finalActivation", () => {
  test.each(["softmax", "sigmoid"] as const)("cut leaves out the %s, and no node of it stays", async (activation) => {
    const file = exportOnnx(await artifactsOf(classifier(activation)), { finalActivation: "cut" });
    expect(nodesOf(file).map(({ op }) => op)).toEqual(["Gemm"]);
  });

  test("cut finds it in an Activation or Softmax layer too", async () => {
    for (const last of [layers.activation({ activation: "softmax" }), layers.softmax()]) {
      const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4] }), last] });
      expect(nodesOf(exportOnnx(await artifactsOf(model), { finalActivation: "cut" })).map(({ op }) => op)).toEqual([
        "Gemm",
      ]);
    }
  });

  test("cut is refused where neither comes last", async () => {
    const artifacts = await artifactsOf(classifier("tanh"));
    expect(() => exportOnnx(artifacts, { finalActivation: "cut" })).toThrow(
      "finalActivation: expected softmax or sigmoid last, got another end in scores",
    );
  });
});

describe("bytesDividedBy", () => {
  test("equals division before the model", async () => {
    const model = tf.sequential({ layers: [layers.lstm({ units: 3, inputShape: [4, 5] })] });
    const { file, difference } = await parity(model, { export: { bytesDividedBy: 255 } });
    expect(difference).toBeLessThan(1e-6);
    expect(
      nodesOf(file)
        .slice(0, 2)
        .map(({ op }) => op),
    ).toEqual(["Cast", "Div"]);
  });

  test("is refused for a model with two inputs", async () => {
    const artifacts = await artifactsOf(everything());
    expect(() => exportOnnx(artifacts, { bytesDividedBy: 255 })).toThrow(
      "bytesDividedBy: expected a model with one input, got 2 inputs",
    );
  });
});

describe("names and facts", () => {
  test("are those asked for", async () => {
    const options = { name: "graph", inputName: "x", outputName: "y", labels: "a b c" };
    const { graph, metadataProps, producerName } = onnx.ModelProto.decode(
      exportOnnx(await artifactsOf(classifier("softmax")), options),
    );
    expect([graph?.name, graph?.input?.[0]?.name, graph?.output?.[0]?.name, producerName]).toEqual([
      "graph",
      "x",
      "y",
      "rnn-zoo",
    ]);
    expect(Object.fromEntries((metadataProps ?? []).map(({ key, value }) => [key, value]))).toEqual({
      source: "tfjs-layers 4.22.0",
      parameters: "15",
      labels: "a b c",
    });
  });

  test("an output's name is free, also where a layer has it", async () => {
    const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4], name: "output" })] });
    const { difference, summary } = await parity(model);
    expect([difference < 1e-6, summary.outputs]).toEqual([true, ["output [batch, 3]"]]);
  });

  test.each([{ inputName: "output" }, { outputName: "" }])("%o is refused", async (options) => {
    const artifacts = await artifactsOf(classifier("softmax"));
    expect(() => exportOnnx(artifacts, options)).toThrow("inputName and outputName: expected two names");
  });

  test("metadata of the caller stands in place of them", async () => {
    const file = exportOnnx(await artifactsOf(classifier("softmax")), { metadata: { only: "this" } });
    expect(onnx.ModelProto.decode(file).metadataProps).toMatchObject([{ key: "only", value: "this" }]);
  });

  test("the name of one output does not fit two", async () => {
    const x = tf.input({ shape: [2] });
    const model = tf.model({ inputs: x, outputs: [...apply(layers.reLU(), x), ...apply(layers.elu(), x)] });
    const artifacts = await artifactsOf(model);
    expect(() => exportOnnx(artifacts, { outputName: "y" })).toThrow(
      "outputName: expected a model with one output, got 2 outputs",
    );
  });
});
