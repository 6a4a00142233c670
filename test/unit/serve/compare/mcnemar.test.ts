import { describe, expect, test } from "@jest/globals";
import { holm, mcnemar } from "@rnn-zoo/serve/compare/mcnemar.js";

describe("McNemar's exact test is what scipy 1.17 finds (binomtest(b, b + c, .5).pvalue)", () => {
  test.each([
    [1, 7, 0.0703125], // Fagerland, Lydersen and Laake 2014: .0703
    [0, 0, 1],
    [5, 5, 1],
    [0, 1, 1],
    [4, 16, 0.01181793212890625],
    [12, 0, 0.00048828125],
    [121, 59, 4.4344492637551645e-6],
    [150, 103, 0.003742443821112797],
    [86, 150, 3.7159361395713866e-5],
    [2_600, 2_450, 0.0360078988398685],
    [3_000, 1_200, 3.9508131573954283e-175],
  ])("%d against %d", (onlyA, onlyB, pValue) => {
    expect(mcnemar({ onlyA, onlyB }) / pValue).toBeCloseTo(1, 9);
    expect(mcnemar({ onlyA: onlyB, onlyB: onlyA })).toBe(mcnemar({ onlyA, onlyB }));
  });

  test("what is too small for a number is 0", () => {
    expect(mcnemar({ onlyA: 9_000, onlyB: 9 })).toBe(0);
  });

  test("is near the chi-square with continuity correction where many rows are discordant", () => {
    expect(mcnemar({ onlyA: 2_600, onlyB: 2_450 })).toBeCloseTo(0.036018308463523864, 4); // erfc(√(χ² / 2))
  });
});

describe("Holm's correction", () => {
  test("is that of R's p.adjust(c(.01, .04, .03, .005), 'holm')", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((value) => Number(value.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test("leaves one test alone, and never exceeds 1", () => {
    expect([holm([0.04]), holm([0.9, 0.8]), holm([])]).toEqual([[0.04], [1, 1], []]);
  });
});
