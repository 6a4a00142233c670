import { describe, expect, test } from "@jest/globals";
import { batchTargets } from "@rnn-zoo/train/engines/targets.js";

const inputs = new Float32Array();

describe("targets", () => {
  test("classes become rows with one 1, of rows and of time steps", () => {
    const batch = { inputs, shape: [1, 2], labels: Uint8Array.of(2, 0) };
    expect([...batchTargets(batch, "sparseCategoricalCrossentropy", [2, 3])]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  test("what is a target already stays as it is", () => {
    const batch = { inputs, shape: [2, 1], labels: Uint8Array.of(1, 0) };
    expect([...batchTargets(batch, "binaryCrossentropy", [1])]).toEqual([1, 0]);
  });
});

describe("misuse", () => {
  test("too few labels are refused with how many there should be", () => {
    const batch = { inputs, shape: [2, 1], labels: Uint8Array.of(1) };
    expect(() => batchTargets(batch, "binaryCrossentropy", [4])).toThrow("labels: expected 8 for 2 rows, got 1");
  });

  test("a class that is no output is refused", () => {
    const batch = { inputs, shape: [1, 1], labels: Float32Array.of(0.5) };
    expect(() => batchTargets(batch, "sparseCategoricalCrossentropy", [4])).toThrow(
      "labels: expected classes from 0 to 3, got 0.5",
    );
  });
});
