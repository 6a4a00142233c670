import { describe, expect, test } from "@jest/globals";
import { exportModel } from "@rnn-zoo/train/export/export-onnx.js";
import { nodesOf } from "../../../../support/onnx-file.js";
import { artifactsOf, parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;

function opsOf(file: Uint8Array): string[] {
  return nodesOf(file).map(({ op }) => op);
}

function modelOf(time: number | null, ...given: tf.layers.Layer[]): tf.LayersModel {
  const [input, ...more] = [layers.inputLayer({ inputShape: [time, 3] }), ...given];
  return tf.sequential({ layers: [input, ...more] });
}

describe("a SimpleRNN of a few steps", () => {
  test("is written out: the products of the input in one, then two nodes a step", async () => {
    const model = modelOf(4, layers.simpleRNN({ units: 5 }));
    const { file, summary } = exportModel(await artifactsOf(model));
    const steps = ["Tanh", "Gemm", "Tanh", "Gemm", "Tanh", "Gemm", "Tanh"];
    expect(opsOf(file)).toEqual(["Transpose", "Reshape", "Gemm", "Split", ...steps]);
    expect(summary.notOnCuda).toEqual([]);
  });

  const chains: [string, number, () => tf.layers.Layer[]][] = [
    ["one step", 1, () => [layers.simpleRNN({ units: 4 })]],
    ["relu, backwards", 6, () => [layers.simpleRNN({ units: 4, activation: "relu", goBackwards: true })]],
    ["sigmoid, no bias", 6, () => [layers.simpleRNN({ units: 4, activation: "sigmoid", useBias: false })]],
    ["32 steps", 32, () => [layers.simpleRNN({ units: 4 })]],
    [
      "a stack, the middle one backwards",
      7,
      () => [
        layers.simpleRNN({ units: 4, returnSequences: true }),
        layers.simpleRNN({ units: 5, returnSequences: true, goBackwards: true }),
        layers.lstm({ units: 3, returnSequences: true }),
        layers.simpleRNN({ units: 2, returnSequences: true }),
      ],
    ],
    ["states that are kept between calls", 5, () => [layers.simpleRNN({ units: 4, stateful: true, name: "kept" })]],
  ];

  test.each(chains)("agrees with TensorFlow.js: %s", async (_, time, chain) => {
    for (const opset of [17, 18, 21]) {
      for (const rows of [1, 7]) {
        const build = () =>
          chain().some(({ name }) => name === "kept")
            ? tf.sequential({ layers: [layers.inputLayer({ batchInputShape: [rows, time, 3] }), ...chain()] })
            : modelOf(time, ...chain());
        const { difference, file } = await parity(build(), { rows, export: { opset } });
        expect(difference).toBeLessThan(1e-6);
        expect(opsOf(file)).not.toContain("RNN");
      }
    }
  });

  const operators: [string, () => tf.LayersModel, number | undefined][] = [
    ["there are more steps", () => modelOf(33, layers.simpleRNN({ units: 4 })), undefined],
    ["their number is open", () => modelOf(null, layers.simpleRNN({ units: 4 })), undefined],
    ["the caller says so", () => modelOf(4, layers.simpleRNN({ units: 4 })), 0],
    ["no single node is its activation", () => modelOf(4, layers.simpleRNN({ units: 4, activation: "linear" })), 9],
    ["some steps are masked", () => modelOf(4, layers.masking(), layers.simpleRNN({ units: 4 })), 9],
  ];

  test.each(operators)("is one operator where %s", async (_, build, unrollSteps) => {
    const { difference, file } = await parity(build(), { export: unrollSteps === undefined ? {} : { unrollSteps } });
    expect(difference).toBeLessThan(1e-5);
    expect(opsOf(file).filter((op) => op === "RNN")).toHaveLength(1);
  });

  test("refuses a number of steps that is none", async () => {
    const artifacts = await artifactsOf(modelOf(4, layers.simpleRNN({ units: 4 })));
    expect(() => exportModel(artifacts, { unrollSteps: -1 })).toThrow("unrollSteps: expected a whole number from 0 up");
  });
});
