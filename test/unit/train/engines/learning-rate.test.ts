import { describe, expect, test } from "@jest/globals";
import { demandLearningRate, learningRateAt } from "@rnn-zoo/train/engines/learning-rate.js";

describe("a learning rate", () => {
  test("that is a number stays the same", () => {
    expect(learningRateAt(0.01, 1000)).toBe(0.01);
  });

  test("falls exponentially, smoothly or in stairs", () => {
    const smooth = { kind: "exponential", initial: 1, steps: 10, rate: 0.5 } as const;
    expect(learningRateAt(smooth, 5)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(learningRateAt({ ...smooth, staircase: true }, 19)).toBe(0.5);
  });

  test("falls along a cosine to its last value, and stays there", () => {
    const cosine = { kind: "cosine", initial: 1, steps: 10, alpha: 0.1 } as const;
    expect(learningRateAt(cosine, 0)).toBe(1);
    expect(learningRateAt(cosine, 5)).toBeCloseTo(0.55, 12);
    expect(learningRateAt(cosine, 99)).toBeCloseTo(0.1, 12);
  });

  test("changes after its boundaries", () => {
    const pieces = { kind: "piecewise", boundaries: [10, 20], values: [1, 0.5, 0.1] } as const;
    expect([10, 11, 20, 21].map((step) => learningRateAt(pieces, step))).toEqual([1, 0.5, 0.5, 0.1]);
  });
});

describe("misuse", () => {
  test.each([-1, 0, Number.NaN, Number.POSITIVE_INFINITY])("%d is refused", (rate) => {
    expect(() => demandLearningRate(rate)).toThrow(`learningRate: expected a number above 0, got ${rate}`);
  });

  test("as many values as boundaries are refused", () => {
    const pieces = { kind: "piecewise", boundaries: [10], values: [1] } as const;
    expect(() => demandLearningRate(pieces)).toThrow("learningRate.values: expected 2 values, got 1");
  });
});
