import { describe, expect, test } from "@jest/globals";
import { anySize, createWeightStore } from "@rnn-zoo/train/export/saved/weight-store.js";

function store(...names: string[]) {
  return createWeightStore(new Map(names.map((name) => [name, { name, shape: [2], values: new Float32Array(2) }])));
}

describe("createWeightStore", () => {
  test.each([
    ["tfjs", [], ["lstm"], "kernel", "lstm/kernel"],
    ["tfjs inside a model", ["encoder"], ["lstm"], "kernel", "lstm/kernel"],
    ["tfjs inside a wrapper", [], ["both", "forward_lstm"], "kernel", "both/forward_lstm/kernel"],
    ["tfjs' TimeDistributed, which names its own only", [], ["steps", "dense"], "bias", "steps/bias"],
    ["Keras 2, with the cell in between", [], ["lstm"], "recurrent_kernel", "lstm/lstm_cell_4/recurrent_kernel"],
    ["Keras 2 around stacked cells", [], ["rnn", "gru_cell"], "bias", "rnn/stacked_rnn_cells/gru_cell/bias"],
    ["Keras 3, with the model in front", [], ["dense"], "kernel", "sequential/dense/kernel"],
  ])("finds names as %s writes them", (_, models, layers, weight, name) => {
    const distractors = ["other/kernel", "other/bias", "other/recurrent_kernel", "lstm_2/kernel", "dense_1/kernel"];
    expect(store(...distractors, name).find({ models, layers }, weight, [2]).name).toBe(name);
  });

  test("takes the exact name before a longer one", () => {
    expect(
      store("outer/dense/kernel", "dense/kernel").find({ models: [], layers: ["dense"] }, "kernel", [2]).name,
    ).toBe("dense/kernel");
  });

  test("lists what nobody asked for", () => {
    const weights = store("a/kernel", "b/kernel");
    weights.find({ models: [], layers: ["a"] }, "kernel", [anySize]);
    expect(weights.unused()).toEqual(["b/kernel"]);
  });
});

describe("misuse", () => {
  test("a missing weight is refused by path", () => {
    expect(() => store("a/bias").find({ models: ["m"], layers: ["a"] }, "kernel", [2])).toThrow(
      "m/a/kernel: expected a weight [2], got none of that name",
    );
  });

  test("another shape is refused", () => {
    expect(() => store("a/kernel").find({ models: [], layers: ["a"] }, "kernel", [2, 1])).toThrow(
      "a/kernel: expected shape [2,1], got [2]",
    );
  });

  test("two that could both be meant are refused", () => {
    expect(() => store("x/a/kernel", "y/a/kernel").find({ models: [], layers: ["a"] }, "kernel", [2])).toThrow(
      'a/kernel: expected one weight of that name, got "x/a/kernel" and "y/a/kernel"',
    );
  });

  test("a weight belongs to one layer only", () => {
    const weights = store("steps/dense/bias");
    weights.find({ models: [], layers: ["steps", "dense"] }, "bias", [2]);
    expect(() => weights.find({ models: [], layers: ["dense"] }, "bias", [2])).toThrow(
      'dense/bias: expected a weight [2], got only "steps/dense/bias", which is steps/dense/bias',
    );
  });
});
