import { describe, expect, test } from "@jest/globals";
import {
  bidirectional,
  dense,
  embedding,
  gru,
  lstm,
  sequential,
  simpleRnn,
  timeDistributed,
} from "@rnn-zoo/train/keras/layers.js";
import { countParameters, initialWeights } from "@rnn-zoo/train/keras/weights.js";

const small = sequential("small", [
  lstm({ name: "lstm", units: 4, inputShape: [5, 3] }),
  dense({ name: "dense", units: 2, activation: "softmax" }),
]);

function valuesOf(name: string, seed = 1): number[] {
  return [...(initialWeights(small, seed).find((weight) => weight.name === name)?.values ?? [])];
}

describe("initialWeights", () => {
  test("are the same for the same seed, and others for another", () => {
    expect(valuesOf("dense/kernel")).toEqual(valuesOf("dense/kernel"));
    expect(valuesOf("dense/kernel", 2)).not.toEqual(valuesOf("dense/kernel"));
  });

  test("a kernel is uniform within Glorot's limit", () => {
    const limit = Math.sqrt(6 / (3 + 16));
    const kernel = valuesOf("lstm/kernel");
    expect(kernel).toHaveLength(48);
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...kernel.map(Math.abs))).toBeGreaterThan(limit * 0.8);
  });

  test("a recurrent kernel has orthonormal rows", () => {
    const kernel = valuesOf("lstm/recurrent_kernel");
    const row = (index: number) => kernel.slice(index * 16, (index + 1) * 16);
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        const product = row(a).reduce((sum, value, i) => sum + value * (row(b)[i] ?? 0), 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 6);
      }
    }
  });

  test("biases are zero, but one for the forget gate", () => {
    expect(valuesOf("lstm/bias")).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(valuesOf("dense/bias")).toEqual([0, 0]);
  });
});

describe("every layer", () => {
  test.each([
    [simpleRnn({ name: "a", units: 64, inputShape: [28, 28] }), 64 * (28 + 64 + 1)],
    [lstm({ name: "a", units: 64, inputShape: [28, 28] }), 4 * 64 * (28 + 64 + 1)],
    [gru({ name: "a", units: 64, inputShape: [28, 28], resetAfter: false }), 3 * 64 * (28 + 64 + 1)],
    [gru({ name: "a", units: 64, inputShape: [28, 28], resetAfter: true }), 3 * 64 * (28 + 64 + 2)],
    [embedding({ name: "a", inputDim: 10_000, outputDim: 32, inputLength: 100 }), 320_000],
    [bidirectional({ name: "a", layer: lstm({ name: "b", units: 8 }), inputShape: [5, 3] }), 2 * 4 * 8 * (3 + 8 + 1)],
  ] as const)("$class_name has the weights that Keras counts: case %#", (layer, parameters) => {
    expect(countParameters(sequential("one", [layer]))).toBe(parameters);
  });

  test("a layer inside another one has Keras' names", () => {
    const nested = sequential("nested", [
      bidirectional({
        name: "both",
        layer: lstm({ name: "lstm", units: 2, returnSequences: true }),
        inputShape: [5, 3],
      }),
      timeDistributed({ name: "frames", layer: dense({ name: "inner", units: 2, activation: "sigmoid" }) }),
    ]);
    expect(initialWeights(nested, 1).map(({ name, shape }) => [name, shape])).toEqual([
      ["both/forward_lstm/kernel", [3, 8]],
      ["both/forward_lstm/recurrent_kernel", [2, 8]],
      ["both/forward_lstm/bias", [8]],
      ["both/backward_lstm/kernel", [3, 8]],
      ["both/backward_lstm/recurrent_kernel", [2, 8]],
      ["both/backward_lstm/bias", [8]],
      ["frames/kernel", [4, 2]],
      ["frames/bias", [2]],
    ]);
  });
});

describe("misuse", () => {
  test("an unknown layer is refused by name and class", () => {
    const odd = sequential("odd", [
      { class_name: "Conv3D", config: { name: "conv", batch_input_shape: [null, 2, 2] } },
    ]);
    expect(() => countParameters(odd)).toThrow("conv: expected one of Activation, BatchNormalization, ");
  });

  test("units that are no size are refused", () => {
    expect(() => countParameters(sequential("odd", [lstm({ name: "lstm", units: 0, inputShape: [2, 2] })]))).toThrow(
      "lstm: expected units: a whole number from 1 up, got 0",
    );
  });
});
