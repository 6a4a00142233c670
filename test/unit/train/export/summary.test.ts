import { describe, expect, test } from "@jest/globals";
import { exportModel } from "@rnn-zoo/train/export/export-onnx.js";
import { formatSummary } from "@rnn-zoo/train/export/summary.js";
import { type KerasLayer, keras2 } from "../../../support/keras-files.js";
import { parity, tf } from "../../../support/tfjs-oracle.js";

const { layers } = tf;

function recurrent(class_name: string, gates: number, config: object, biasRows = 1): KerasLayer {
  const bias = biasRows === 1 ? [4 * gates] : [biasRows, 4 * gates];
  const common = { name: "layer", units: 4, activation: "tanh", recurrent_activation: "sigmoid" };
  return {
    class_name,
    config: { ...common, ...config },
    weights: { kernel: [3, 4 * gates], recurrent_kernel: [4, 4 * gates], bias },
  };
}

describe("the summary", () => {
  test("says what went in, what came out and what was left over", () => {
    const artifacts = keras2([5, 3], recurrent("LSTM", 4, {}));
    const stray = {
      ...artifacts,
      weightSpecs: [...artifacts.weightSpecs, { name: "adam/beta", shape: [0], dtype: "float32" }],
    };
    expect(formatSummary(exportModel(stray).summary).split("\n")).toEqual([
      "from keras 2.15.0: 1 layers, 128 parameters",
      "  layer: LSTM",
      expect.stringMatching(/^to ONNX opset 17: 3 nodes \(Transpose, LSTM, Squeeze\), \d+ bytes$/),
      "inputs: input [batch, 5, 3]",
      "outputs: output [batch, 4]",
      "cuda: every node",
      'warning: no layer has the weight "adam/beta"',
    ]);
  });
});

describe("what the CUDA provider leaves to the CPU", () => {
  test.each([
    ["an LSTM with Keras' gates", recurrent("LSTM", 4, {}), []],
    ["a SimpleRNN with tanh", recurrent("SimpleRNN", 1, {}), []],
    ["Keras' GRU", recurrent("GRU", 3, { reset_after: true }, 2), []],
    [
      "a classic GRU",
      recurrent("GRU", 3, { reset_after: false }),
      ["it is a classic GRU (reset_after=false), cuDNN has the other kind only"],
    ],
    [
      "hard gates",
      recurrent("LSTM", 4, { recurrent_activation: "hard_sigmoid" }),
      ["its gates use HardSigmoid, cuDNN has Sigmoid, Tanh, Tanh only"],
    ],
    ["relu", recurrent("LSTM", 4, { activation: "relu" }), ["its gates use Relu, cuDNN has Sigmoid, Tanh, Tanh only"]],
    [
      "a SimpleRNN with relu",
      recurrent("SimpleRNN", 1, { activation: "relu" }),
      ["its gates use Relu, cuDNN has Tanh only"],
    ],
    [
      "sigmoid and tanh the wrong way round",
      recurrent("LSTM", 4, { activation: "sigmoid" }),
      ["its gates use Sigmoid,Sigmoid,Sigmoid, cuDNN has Sigmoid, Tanh, Tanh only"],
    ],
  ])("%s", (_, layer, reasons) => {
    const { notOnCuda } = exportModel(keras2([5, 3], layer), { unrollSteps: 0 }).summary;
    expect(notOnCuda.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("a bidirectional operator counts its gates twice", async () => {
    const layer = layers.lstm({ units: 2, recurrentActivation: "sigmoid" });
    const model = tf.sequential({ layers: [layers.bidirectional({ layer, mergeMode: "concat", inputShape: [3, 2] })] });
    expect((await parity(model)).summary.notOnCuda).toEqual([]);
  });
});
