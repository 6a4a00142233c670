import { describe, expect, test } from "@jest/globals";
import { evaluate } from "@rnn-zoo/train/evaluate.js";

describe("evaluate", () => {
  const scores = Float32Array.of(0.75, 0.25, 0.5, 0.5, 0, 1);

  test("counts right answers, and every answer in the confusion matrix", () => {
    const { accuracy, confusion } = evaluate(scores, Uint8Array.of(0, 1, 1), 2);
    expect(accuracy).toBe(2 / 3); // a tie goes to the first class
    expect(confusion).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test("the loss is the mean of −ln of the true class' probability", () => {
    const { loss } = evaluate(scores, Uint8Array.of(0, 1, 1), 2);
    expect(loss).toBeCloseTo((-Math.log(0.75) - Math.log(0.5) - Math.log(1 - 1e-7)) / 3, 12);
  });

  test("a probability of zero costs −ln 1e-7, as in Keras, and not infinity", () => {
    expect(evaluate(Float32Array.of(0, 1), Uint8Array.of(0), 2).loss).toBeCloseTo(-Math.log(1e-7), 12);
  });
});
