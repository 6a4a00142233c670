import { describe, expect, test } from "@jest/globals";
import { evaluate } from "@rnn-zoo/train/evaluate.js";

describe("evaluate", () => {
  const scores = Float32Array.of(0.75, 0.25, 0.5, 0.5, 0, 1);

  test("counts right answers, and every answer in the confusion matrix", () => {
    const found = evaluate("sparseCategoricalCrossentropy", scores, Uint8Array.of(0, 1, 1), 2);
    const { accuracy, confusion, correct } = found;
    expect(accuracy).toBe(2 / 3); // a tie goes to the first class
    expect(correct).toEqual(Uint8Array.of(1, 0, 1));
    expect(confusion).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test("the loss is the mean of −ln of the true class' probability", () => {
    const { loss } = evaluate("sparseCategoricalCrossentropy", scores, Uint8Array.of(0, 1, 1), 2);
    expect(loss).toBeCloseTo((-Math.log(0.75) - Math.log(0.5) - Math.log(1 - 1e-7)) / 3, 12);
  });

  test("a probability of zero costs −ln 1e-7, as in Keras, and not infinity", () => {
    const { loss } = evaluate("sparseCategoricalCrossentropy", Float32Array.of(0, 1), Uint8Array.of(0), 2);
    expect(loss).toBeCloseTo(-Math.log(1e-7), 12);
  });

  test("dense targets give what their classes give", () => {
    const targets = Float32Array.of(1, 0, 0, 1, 0, 1);
    expect(evaluate("categoricalCrossentropy", scores, targets, 2)).toEqual(
      evaluate("sparseCategoricalCrossentropy", scores, Uint8Array.of(0, 1, 1), 2),
    );
  });

  test("one output a row is scored as a yes or a no", () => {
    const { loss, accuracy, confusion, correct } = evaluate(
      "binaryCrossentropy",
      Float32Array.of(0.75, 0.25, 0.5),
      Uint8Array.of(1, 1, 0),
      1,
    );
    expect(loss).toBeCloseTo((-Math.log(0.75) - Math.log(0.25) - Math.log(0.5)) / 3, 6);
    expect(correct).toEqual(Uint8Array.of(1, 0, 1));
    expect(accuracy).toBe(2 / 3);
    expect(confusion).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test("many outputs a row are all counted, and have no confusion matrix", () => {
    const found = evaluate("binaryCrossentropy", scores, Uint8Array.of(1, 0, 0, 0, 1, 1), 2);
    const { accuracy, confusion, correct } = found;
    expect(accuracy).toBe(5 / 6);
    expect(correct).toHaveLength(0);
    expect(confusion).toEqual([]);
  });
});
