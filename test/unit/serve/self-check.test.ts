import { describe, expect, test } from "@jest/globals";
import { demandIndependentRows, demandNeutralPadding, probeRows } from "@rnn-zoo/serve/self-check.js";

const scores = (...values: number[]) => Float32Array.from(values);

describe("probe rows", () => {
  test("are the same at each call, and a larger batch begins with the smaller one", () => {
    for (const type of ["uint8", "int32", "float32"] as const) {
      const small = probeRows(type, 8, 2);
      expect(small).toHaveLength(16);
      expect(probeRows(type, 8, 3).subarray(0, 16)).toEqual(small);
    }
  });

  test("hold ids that every vocabulary has, none of them padding", () => {
    const ids = new Int32Array(probeRows("int32", 400, 4).buffer);
    expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
  });
});

describe("a self check", () => {
  test("passes rows that get the same scores alone and in a batch", () => {
    expect(() => demandIndependentRows(scores(0.5, 0.25), scores(0.5, 0.25001, 9, 9), 2)).not.toThrow();
  });

  test.each([
    [scores(0.5, 0.3, 9, 9), "a row alone and in a batch of 2 differ by 0.05"],
    [scores(0.5, 0.25), "expected 2 × 2 scores, got 2"],
  ])("refuses %j", (batched, message) => {
    expect(() => demandIndependentRows(scores(0.5, 0.25), batched, 2)).toThrow(message);
  });

  test("refuses padding that changes a score", () => {
    expect(() => demandNeutralPadding(scores(0.5), scores(0.50001))).not.toThrow();
    expect(() => demandNeutralPadding(scores(0.5), scores(0.6))).toThrow("yet padding changes a score by 0.1");
  });
});
