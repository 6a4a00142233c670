import { describe, expect, test } from "@jest/globals";
import { exportModel } from "@rnn-zoo/train/export/export-onnx.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { nodesOf } from "../../../../support/onnx-file.js";
import {
  apply,
  artifactsOf,
  largestDifference,
  type ParityOptions,
  parity,
  randomizeWeights,
  runOnnx,
  tf,
} from "../../../../support/tfjs-oracle.js";

const { layers } = tf;
const kinds = { SimpleRNN: layers.simpleRNN, LSTM: layers.lstm, GRU: layers.gru } as const;
const kindNames = ["SimpleRNN", "LSTM", "GRU"] as const;

/** One recurrent layer on [batch, time, 3], time open. */
function single(kind: (typeof kindNames)[number], config: object): tf.LayersModel {
  const x = tf.input({ shape: [null, 3] });
  return tf.model({
    inputs: x,
    outputs: apply(kinds[kind]({ units: 4, name: "layer", recurrentInitializer: "zeros", ...config }), x),
  });
}

async function difference(model: tf.LayersModel, options?: ParityOptions): Promise<number> {
  return (await parity(model, options)).difference;
}

describe.each(kindNames)("%s", (kind) => {
  const options = [
    {},
    { returnSequences: true },
    { goBackwards: true },
    { goBackwards: true, returnSequences: true },
    { returnState: true },
    { returnSequences: true, returnState: true, goBackwards: true },
    { useBias: false },
  ];

  test.each(options)("agrees with %o", async (config) => {
    expect(await difference(single(kind, config))).toBeLessThan(1e-6);
  });

  test.each([1, 2, 7])("agrees on %i rows", async (rows) => {
    expect(await difference(single(kind, { returnSequences: true }), { rows })).toBeLessThan(1e-6);
  });

  test.each([1, 2, 17])("agrees on sequences of %i", async (length) => {
    expect(await difference(single(kind, { returnSequences: true }), { length })).toBeLessThan(1e-6);
  });

  test.each(["saturating", "denormal", "zero"] as const)("agrees with %s weights", async (weights) => {
    for (const config of [{}, { recurrentActivation: "sigmoid" }]) {
      expect(await difference(single(kind, config), { weights, length: 17 })).toBeLessThan(1e-5);
    }
  });

  test.each(["tanh", "sigmoid", "hardSigmoid", "relu", "elu", "softsign", "softplus", "linear"] as const)(
    "agrees with activation %s",
    async (activation) => {
      for (const config of [{ activation }, { recurrentActivation: activation }]) {
        const model = single(kind, { activation: "tanh", recurrentActivation: activation, ...config });
        expect(await difference(model, { weights: "small" })).toBeLessThan(1e-6);
      }
    },
  );

  test("is one node, with weights and biases always there", async () => {
    const { file } = await parity(single(kind, { useBias: false }));
    const nodes = nodesOf(file);
    const operator = kind === "SimpleRNN" ? "RNN" : kind;
    expect(nodes.filter(({ op }) => op === operator)).toHaveLength(1);
    expect(nodes.filter(({ op }) => ["Loop", "Scan", "If"].includes(op))).toEqual([]);
  });
});

/** Ids to vectors with a mask, then whatever comes. */
function masked(...rest: tf.layers.Layer[]): tf.LayersModel {
  const embedding = layers.embedding({ inputDim: 6, outputDim: 3, maskZero: true, inputShape: [null] });
  return tf.sequential({ layers: [embedding, ...rest] });
}

describe.each(kindNames)("%s under a mask with padding in front, behind and in between", (kind) => {
  const create = (config: object) => kinds[kind]({ units: 4, recurrentInitializer: "zeros", ...config });

  test.each([{}, { returnSequences: true }, { goBackwards: true }, { returnSequences: true, goBackwards: true }])(
    "agrees with %o",
    async (config) => {
      for (const [seed, length] of [
        [1, 1],
        [2, 2],
        [3, 17],
        [4, 6],
      ] as const) {
        expect(await difference(masked(create(config)), { seed, length, rows: 7 })).toBeLessThan(1e-6);
      }
    },
  );

  test.each([0, 1])("agrees where %d of all steps are padding", async (padding) => {
    expect(await difference(masked(create({ returnSequences: true })), { padding, rows: 7 })).toBeLessThan(1e-6);
    expect(await difference(masked(create({})), { padding, rows: 7 })).toBeLessThan(1e-6);
  });

  test("agrees in a stack of three, whose layers share the mask", async () => {
    const model = masked(
      create({ returnSequences: true }),
      layers.dropout({ rate: 0.5 }),
      create({ returnSequences: true }),
      create({}),
    );
    const { difference, file } = await parity(model, { rows: 7, length: 9 });
    expect(difference).toBeLessThan(1e-6);
    expect(nodesOf(file).filter(({ op }) => op === "TopK")).toHaveLength(1);
  });

  test("agrees behind a Masking layer", async () => {
    const model = tf.sequential({
      layers: [layers.masking({ maskValue: 0, inputShape: [null, 3] }), create({ returnSequences: true }), create({})],
    });
    expect(await difference(model, { rows: 7, length: 8 })).toBeLessThan(1e-6);
  });

  test("agrees with initial states, also where a row is all padding", async () => {
    // With more outputs than one, tfjs itself fails here.
    for (const config of [{}, { returnSequences: true }, { returnSequences: true, goBackwards: true }]) {
      const ids = tf.input({ shape: [null] });
      const states = Array.from({ length: kind === "LSTM" ? 2 : 1 }, () => tf.input({ shape: [4] }));
      const [x] = apply(layers.embedding({ inputDim: 6, outputDim: 3, maskZero: true }), ids);
      const outputs = x ? apply(create(config), x, ...states) : [];
      const model = tf.model({ inputs: [ids, ...states], outputs });
      expect(await difference(model, { rows: 7, length: 3, padding: 0.6 })).toBeLessThan(1e-6);
    }
  });
});

describe("RNN over cells", () => {
  const cells = {
    SimpleRNN: () => layers.simpleRNNCell({ units: 2 }),
    LSTM: () => layers.lstmCell({ units: 3 }),
    GRU: () => layers.gruCell({ units: 4 }),
  };

  test.each([
    ["SimpleRNN"],
    ["LSTM"],
    ["GRU"],
    ["SimpleRNN", "LSTM"],
    ["LSTM", "GRU", "SimpleRNN"],
  ] as (keyof typeof cells)[][])("agrees over %s %s %s", async (...names) => {
    const given = names.filter((name) => name !== undefined);
    for (const config of [{}, { returnSequences: true, goBackwards: true }, { returnState: true }]) {
      const x = tf.input({ shape: [null, 3] });
      const cell = given.map((name) => cells[name]());
      const outputs = apply(layers.rnn({ cell, ...config }), x);
      expect(await difference(tf.model({ inputs: x, outputs }))).toBeLessThan(1e-6);
      const under = masked(layers.rnn({ cell: given.map((name) => cells[name]()), ...config, returnState: false }));
      expect(await difference(under, { rows: 7 })).toBeLessThan(1e-6);
    }
  });
});

describe("stateful layers", () => {
  test.each(kindNames)(
    "%s takes its states in and gives them out, so that two halves equal the whole",
    async (kind) => {
      const whole = tf.sequential({ layers: [kinds[kind]({ units: 4, returnSequences: true, inputShape: [6, 3] })] });
      const config = { units: 4, returnSequences: true, stateful: true, name: "memory", batchInputShape: [2, 3, 3] };
      const model = tf.sequential({ layers: [kinds[kind](config)] });
      randomizeWeights(whole, createRandom(1, "weights"), "usual");
      model.setWeights(whole.getWeights());
      const { file, summary } = exportModel(await artifactsOf(model));
      const names = kind === "LSTM" ? ["h", "c"] : ["h"];
      expect(summary.inputs).toEqual([
        "input [batch, 3, 3]",
        ...names.map((state) => `memory/initial_${state} [batch, 4]`),
      ]);
      expect(summary.outputs).toEqual([
        "output [batch, 3, 4]",
        ...names.map((state) => `memory/Y_${state} [batch, 4]`),
      ]);
      const x = tf.randomNormal([2, 6, 3], 0, 1, "float32", 1);
      const half = (start: number) => ({
        name: "input",
        type: "float32",
        values: Float32Array.from(x.slice([0, start, 0], [2, 3, 3]).dataSync()),
        shape: [2, 3, 3],
      });
      const [first, ...states] = await runOnnx(file, [half(0)]);
      const fed = states.map(({ values, shape }, i) => ({
        name: `memory/initial_${names[i]}`,
        type: "float32",
        values: Float32Array.from(values),
        shape: [...shape],
      }));
      const [second] = await runOnnx(file, [half(3), ...fed]);
      const joined = tf.concat(
        [tf.tensor(first?.values ?? [], [2, 3, 4]), tf.tensor(second?.values ?? [], [2, 3, 4])],
        1,
      );
      const expected = whole.predict(x);
      if (Array.isArray(expected)) throw new Error("one output");
      expect(largestDifference(expected.dataSync(), joined.dataSync())).toBeLessThan(1e-6);
    },
  );
});

describe("misuse", () => {
  test("an activation that the operators do not know is refused by layer and option", async () => {
    const model = tf.sequential({
      layers: [layers.lstm({ units: 2, name: "odd", activation: "swish", inputShape: [3, 2] })],
    });
    await expect(parity(model)).rejects.toThrow("odd: expected activation: one of hard_sigmoid, sigmoid");
  });

  test("a layer without a mask behind a masked one is refused, for tfjs reuses the mask", async () => {
    const model = masked(
      layers.lstm({ units: 4, name: "first" }),
      layers.repeatVector({ n: 3 }),
      layers.gru({ units: 2, name: "second" }),
    );
    await expect(parity(model)).rejects.toThrow(
      "second: expected a mask of its own, as an earlier layer has one, got none (tfjs would reuse that of first)",
    );
  });
});
