import { describe, expect, test } from "@jest/globals";
import { onnx } from "@rnn-zoo/proto/onnx";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { exportFrontPadded } from "@rnn-zoo/train/export-front-padded.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import * as keras from "@rnn-zoo/train/keras/layers.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { openOnnx } from "@rnn-zoo/train/runtime.js";
import { nodesOf } from "../../support/onnx-file.js";
import { apply, artifactsOf, largestDifference, randomizeWeights, tf } from "../../support/tfjs-oracle.js";

const { layers } = tf;
const [words, length] = [11, 9];

/** Texts in one row each, padded in front to the full length. */
function texts(rows: number, time: number, id: number, seed: number): Int32Array {
  const { uniform } = createRandom(seed, "texts");
  return Int32Array.from({ length: rows * length }, (_, i) =>
    i % length < length - time ? id : Math.floor(uniform() * words),
  );
}

/** The same without the first ids of each. */
function cut(ids: Int32Array, time: number): Int32Array {
  return ids.filter((_, i) => i % length >= length - time);
}

function words32(): tf.layers.Layer {
  return layers.embedding({ inputDim: words, outputDim: 5, inputLength: length });
}

type Chain = () => tf.layers.Layer[];
const gates = { recurrentActivation: "sigmoid" } as const;
const chains: [string, Chain][] = [
  ["SimpleRNN", () => [words32(), layers.simpleRNN({ units: 4 })]],
  ["LSTM", () => [words32(), layers.lstm({ units: 4, ...gates })]],
  ["LSTM with hardSigmoid and relu", () => [words32(), layers.lstm({ units: 3, activation: "relu" })]],
  ["classic GRU", () => [words32(), layers.gru({ units: 4, ...gates })]],
  [
    "a stack with layers that act on each step",
    () => [
      words32(),
      layers.dropout({ rate: 0.3 }),
      layers.gru({ units: 4, returnSequences: true }),
      layers.dense({ units: 3, activation: "tanh" }),
      layers.lstm({ units: 4, returnSequences: true }),
      layers.simpleRNN({ units: 3 }),
    ],
  ],
  [
    "cells in one RNN",
    () => [
      words32(),
      layers.rnn({ cell: [layers.lstmCell({ units: 3 }), layers.gruCell({ units: 4 })] as never }),
      layers.dense({ units: 2 }),
    ],
  ],
];

describe("a text without its padding gets the scores that it gets with it, from", () => {
  test.each(chains)("%s, for every length", async (_, chain) => {
    for (const [seed, id] of [0, 0, 7].entries()) {
      const model = tf.sequential({ layers: [...chain(), layers.dense({ units: 2, activation: "sigmoid" })] });
      randomizeWeights(model, createRandom(seed, "weights"), "usual");
      const { file } = await exportFrontPadded(await artifactsOf(model), { id, length });
      const session = await openOnnx(file);
      for (let time = 1; time <= length; time++) {
        const ids = texts(3, time, id, seed * 100 + time);
        const expected = model.predict(tf.tensor(ids, [3, length], "int32"));
        if (Array.isArray(expected)) throw new Error("expected one output");
        for (let more = time; more <= length; more++) {
          const scores = await session.run(cut(ids, more), [more]);
          expect(largestDifference(expected.dataSync(), scores)).toBeLessThan(1e-6);
        }
      }
      await session.close();
    }
  });

  test("Keras' GRU, which TensorFlow.js lacks, for every length", async () => {
    const topology = keras.sequential("toy", [
      keras.embedding({ name: "words", inputDim: words, outputDim: 5, inputLength: length }),
      keras.gru({ name: "gru", units: 4, resetAfter: true }),
      keras.dense({ name: "dense", units: 1, activation: "sigmoid" }),
    ]);
    const artifacts = packArtifacts(topology, initialWeights(topology, 3));
    const engine = await openOnnxruntime({ device: "cpu", workers: 1 });
    const options = { loss: "binaryCrossentropy", optimizer: "sgd", learningRate: 0.1, seed: 1 } as const;
    const trainer = await engine.createTrainer(artifacts, options);
    const session = await openOnnx((await exportFrontPadded(artifacts, { id: 0, length })).file);
    for (let time = 1; time <= length; time++) {
      const inputs = texts(3, time, 0, time);
      const expected = await trainer.predict({ inputs, shape: [3, length], labels: new Uint8Array(3) });
      expect(largestDifference(expected, await session.run(cut(inputs, time), [time]))).toBeLessThan(1e-6);
    }
    await session.close();
    await trainer.close();
  });
});

describe("the file", () => {
  const model = tf.sequential({ layers: [words32(), layers.lstm({ units: 4, name: "lstm" })] });

  test("has one recurrent node, a table for each state, and an open time", async () => {
    const { file, summary } = await exportFrontPadded(
      await artifactsOf(model),
      { id: 0, length },
      { inputName: "ids" },
    );
    expect(nodesOf(file).filter(({ op }) => op === "LSTM")).toHaveLength(1);
    expect(nodesOf(file).filter(({ op }) => op === "Loop" || op === "Scan" || op === "If")).toEqual([]);
    const { graph } = onnx.ModelProto.decode(file);
    const shapes = new Map(graph?.initializer?.map(({ name, dims }) => [name, (dims ?? []).map(Number)]));
    expect(shapes.get("lstm/Y_h_after_padding")).toEqual([length + 1, 4]);
    expect(shapes.get("lstm/Y_c_after_padding")).toEqual([length + 1, 4]);
    expect(graph?.output).toHaveLength(1);
    expect(graph?.input?.[0]?.type?.tensorType?.shape?.dim?.map(({ dimParam }) => dimParam)).toEqual(["batch", "time"]);
    expect(summary.parameters).toBe(model.countParams());
  });

  test("gives full texts what the plain file gives them, to the bit", async () => {
    const artifacts = await artifactsOf(model);
    const [plain, padded] = await Promise.all([
      openOnnx(exportOnnx(artifacts)),
      openOnnx((await exportFrontPadded(artifacts, { id: 0, length })).file),
    ]);
    const ids = texts(4, length, 0, 1);
    expect(await padded.run(ids, [length])).toEqual(await plain.run(ids, [length]));
    await Promise.all([plain.close(), padded.close()]);
  });

  test("refuses a text that is longer than padded ones, rather than take another's states", async () => {
    const { file } = await exportFrontPadded(await artifactsOf(model), { id: 0, length });
    const session = await openOnnx(file);
    await expect(session.run(new Int32Array(length + 1), [length + 1])).rejects.toThrow(/out of .*bounds/);
    await session.close();
  });
});

describe("frontPadding is refused by name for", () => {
  const chainOf = async (...given: tf.layers.Layer[]) => artifactsOf(tf.sequential({ layers: given }));
  const refusals: [string, () => Promise<object>, string | RegExp][] = [
    [
      "a mask",
      () =>
        chainOf(
          layers.embedding({ inputDim: 5, outputDim: 2, maskZero: true, inputLength: length }),
          layers.lstm({ units: 2 }),
        ),
      "mask_zero: false",
    ],
    [
      "two directions",
      () =>
        chainOf(
          words32(),
          layers.bidirectional({ layer: layers.lstm({ units: 2 }) as never, mergeMode: "concat", name: "both" }),
        ),
      /^both: .*got Bidirectional$/,
    ],
    [
      "one that runs backwards",
      () => chainOf(words32(), layers.lstm({ units: 2, goBackwards: true, name: "back" })),
      /^back: .*got go_backwards$/,
    ],
    [
      "a layer that mixes steps",
      () => chainOf(words32(), layers.conv1d({ filters: 2, kernelSize: 2, name: "mix" }), layers.lstm({ units: 2 })),
      /^mix: .*got Conv1D$/,
    ],
    [
      "an output for each step",
      () => chainOf(words32(), layers.lstm({ units: 2, returnSequences: true, name: "all" })),
      /^all: .*got one for each step$/,
    ],
    [
      "another length",
      () => chainOf(layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 4 }), layers.lstm({ units: 2 })),
      "expected ids [batch, 9], got an input [batch, 4]",
    ],
    [
      "numbers",
      () => chainOf(layers.lstm({ units: 2, inputShape: [length, 3] })),
      "expected ids [batch, 9], got an input [batch, 9, 3]",
    ],
    ["several inputs", twoInputs, "expected a model with one input, got 2 inputs"],
    ["a layer that is called twice", calledTwice, /Y_h.*got two calls$/],
  ];

  test.each(refusals)("%s", async (_, create, message) => {
    const artifacts = (await create()) as Parameters<typeof exportFrontPadded>[0];
    await expect(exportFrontPadded(artifacts, { id: 0, length })).rejects.toThrow(message);
  });

  async function twoInputs() {
    const inputs = [tf.input({ shape: [length] }), tf.input({ shape: [length] })];
    const outputs = inputs.map((input) => apply(layers.lstm({ units: 2 }), ...apply(words32(), input))[0] ?? input);
    return artifactsOf(tf.model({ inputs, outputs: apply(layers.add(), ...outputs) }));
  }

  async function calledTwice() {
    const input = tf.input({ shape: [length] });
    const lstm = layers.lstm({ units: 5, returnSequences: true });
    const twice = apply(lstm, ...apply(lstm, ...apply(words32(), input)));
    return artifactsOf(tf.model({ inputs: input, outputs: apply(layers.simpleRNN({ units: 2 }), ...twice) }));
  }

  test("an id that is none, a length that is none", async () => {
    const artifacts = await chainOf(words32(), layers.lstm({ units: 2 }));
    await expect(exportFrontPadded(artifacts, { id: -1, length })).rejects.toThrow("frontPadding.id: expected");
    await expect(exportFrontPadded(artifacts, { id: 0, length: 0 })).rejects.toThrow("frontPadding.length: expected");
    await expect(exportFrontPadded(artifacts, { id: words, length })).rejects.toThrow("frontPadding.id: expected");
  });
});
