import { describe, expect, test } from "@jest/globals";
import { exportModel } from "@rnn-zoo/train/export/export-onnx.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { nodesOf } from "../../../../support/onnx-file.js";
import {
  apply,
  artifactsOf,
  type Feed,
  largestDifference,
  parity,
  randomizeWeights,
  runOnnx,
  tf,
} from "../../../../support/tfjs-oracle.js";

const { layers } = tf;
const kinds = { SimpleRNN: layers.simpleRNN, LSTM: layers.lstm, GRU: layers.gru } as const;
const kindNames = ["SimpleRNN", "LSTM", "GRU"] as const;
const mergeModes = ["concat", "sum", "mul", "ave", null] as const;

/** The weights are drawn later; tfjs' orthogonal ones take long. */
const unweighted = { kernelInitializer: "zeros", recurrentInitializer: "zeros" } as const;

interface Both {
  readonly kind: (typeof kindNames)[number];
  readonly config: object;
  readonly mergeMode: (typeof mergeModes)[number];
  readonly masked?: boolean;
}

function both({ kind, config, mergeMode, masked = false }: Both): tf.LayersModel {
  const entry = tf.input({ shape: masked ? [null] : [null, 3] });
  const [x = entry] = masked ? apply(layers.embedding({ inputDim: 6, outputDim: 3, maskZero: true }), entry) : [];
  // The declared type leaves out null, which the layer takes.
  const layer = layers.bidirectional({
    layer: kinds[kind]({ units: 4, ...unweighted, ...config }),
    mergeMode: JSON.parse(JSON.stringify(mergeMode)),
    name: "both",
  });
  return tf.model({ inputs: entry, outputs: apply(layer, x) });
}

describe.each(kindNames)("Bidirectional %s", (kind) => {
  describe.each(mergeModes)("with merge mode %s", (mergeMode) => {
    test.each([
      {},
      { returnSequences: true },
      { returnState: true },
      { returnSequences: true, goBackwards: true },
      { goBackwards: true, useBias: false },
    ])("agrees with %o", async (config) => {
      const model = both({ kind, config, mergeMode });
      for (const [rows, length] of [
        [1, 1],
        [2, 2],
        [7, 17],
      ] as const) {
        const { difference } = await parity(model, { rows, length });
        expect(difference).toBeLessThan(1e-6);
      }
    });

    test.each([{}, { returnSequences: true }, { returnSequences: true, goBackwards: true }])(
      "agrees under a mask with %o",
      async (config) => {
        const model = both({ kind, config, mergeMode, masked: true });
        for (const [rows, length, padding] of [
          [7, 9, 0.5],
          [3, 1, 0.3],
          [2, 4, 1],
        ] as const) {
          const { difference } = await parity(model, { rows, length, padding });
          expect(difference).toBeLessThan(1e-6);
        }
      },
    );
  });

  test("is one bidirectional node", async () => {
    const { file } = await parity(both({ kind, config: { returnSequences: true }, mergeMode: "concat" }));
    expect(nodesOf(file).map(({ op, name, attributes }) => [op, name, attributes.direction])).toEqual([
      ["Transpose", "both/time_first", undefined],
      [kind === "SimpleRNN" ? "RNN" : kind, "both", "bidirectional"],
      ["Transpose", "both/batch_first", undefined],
      ["Reshape", "both/concat", undefined],
    ]);
  });

  test("passes on the mask to the layer behind it", async () => {
    const model = tf.sequential({
      layers: [
        layers.embedding({ inputDim: 6, outputDim: 3, maskZero: true, inputShape: [null] }),
        layers.bidirectional({ layer: kinds[kind]({ units: 4, returnSequences: true }), mergeMode: "sum" }),
        layers.bidirectional({ layer: kinds[kind]({ units: 2 }), mergeMode: "concat" }),
        layers.dense({ units: 2, activation: "softmax" }),
      ],
    });
    expect((await parity(model, { rows: 7, length: 9 })).difference).toBeLessThan(1e-6);
  });

  test("takes initial states of both directions", async () => {
    const x = tf.input({ shape: [5, 3] });
    const states = Array.from({ length: kind === "LSTM" ? 4 : 2 }, () => tf.input({ shape: [4] }));
    const layer = layers.bidirectional({
      layer: kinds[kind]({ units: 4, returnSequences: true }),
      mergeMode: "concat",
    });
    const model = tf.model({ inputs: [x, ...states], outputs: apply(layer, x, ...states) });
    expect((await parity(model)).difference).toBeLessThan(1e-6);
  });

  test("keeps the states of both directions where it is stateful, as two predictions of tfjs in a row do", async () => {
    const layer = kinds[kind]({ units: 4, stateful: true, returnSequences: true });
    const model = tf.sequential({
      layers: [layers.bidirectional({ layer, mergeMode: "sum", batchInputShape: [2, 3, 3], name: "both" })],
    });
    randomizeWeights(model, createRandom(1, "weights"), "usual");
    const { file, summary } = exportModel(await artifactsOf(model));
    const rows = [1, 2].map((seed) => tf.randomNormal([2, 3, 3], 0, 1, "float32", seed));
    let states: Feed[] = [];
    for (const x of rows) {
      const expected = model.predict(x, { batchSize: 2 });
      if (Array.isArray(expected)) throw new Error("one output");
      const feed = { name: "input", type: "float32", values: Float32Array.from(x.dataSync()), shape: [2, 3, 3] };
      const [output, ...after] = await runOnnx(file, [feed, ...states]);
      expect(largestDifference(expected.dataSync(), output?.values ?? [])).toBeLessThan(1e-6);
      states = after.map(({ name, values, shape }) => ({
        name: name.replace("/Y_", "/initial_"),
        type: "float32",
        values: Float32Array.from(values),
        shape: [...shape],
      }));
    }
    expect(summary.outputs).toHaveLength(kind === "LSTM" ? 5 : 3);
  });
});
