import { describe, expect, test } from "@jest/globals";
import { nodesOf } from "../../../../support/onnx-file.js";
import { apply, parity, tf } from "../../../../support/tfjs-oracle.js";

const { layers } = tf;
const kinds = { SimpleRNN: layers.simpleRNN, LSTM: layers.lstm, GRU: layers.gru } as const;
const kindNames = ["SimpleRNN", "LSTM", "GRU"] as const;
const mergeModes = ["concat", "sum", "mul", "ave", null] as const;

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
    layer: kinds[kind]({ units: 4, ...config }),
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
      for (const [rows, length] of [
        [1, 1],
        [2, 2],
        [7, 17],
      ] as const) {
        const { difference } = await parity(both({ kind, config, mergeMode }), { rows, length });
        expect(difference).toBeLessThan(1e-6);
      }
    });

    test.each([{}, { returnSequences: true }, { returnSequences: true, goBackwards: true }])(
      "agrees under a mask with %o",
      async (config) => {
        for (const [rows, length, padding] of [
          [7, 9, 0.5],
          [3, 1, 0.3],
          [2, 4, 1],
        ] as const) {
          const { difference } = await parity(both({ kind, config, mergeMode, masked: true }), {
            rows,
            length,
            padding,
          });
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
});
