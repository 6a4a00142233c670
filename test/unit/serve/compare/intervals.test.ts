import { describe, expect, test } from "@jest/globals";
import { newcombe, newcombePaired, wilson } from "@rnn-zoo/serve/compare/intervals.js";

const rounded = (interval: readonly number[], digits: number) => interval.map((end) => Number(end.toFixed(digits)));

describe("Wilson's interval is what scipy 1.17 finds (binomtest(…).proportion_ci(method='wilson'))", () => {
  test.each([
    [81, 263, 0.25528852, 0.36620958], // also in Newcombe 1998, table I
    [0, 20, 0, 0.16112516],
    [20, 20, 0.83887484, 1],
    [9_762, 10_000, 0.97302463, 0.97900965],
    [1, 29, 0.00611321, 0.17175522],
  ])("%d of %d", (right, count, lowest, highest) => {
    expect(rounded(wilson({ right, count }), 8)).toEqual([lowest, highest]);
  });
});

describe("Newcombe's interval", () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])("of %d/%d − %d/%d is that of the paper of 1998, table II", (a, m, b, n, lowest, highest) => {
    expect(rounded(newcombe({ right: a, count: m }, { right: b, count: n }), 4)).toEqual([lowest, highest]);
  });

  test("of pairs is that of the papers: Newcombe 1998; Fagerland, Lydersen and Laake 2014 (airway hyper-responsiveness)", () => {
    const newcombe1998 = newcombePaired({ both: 36, onlyA: 12, onlyB: 2, neither: 0 });
    expect(rounded(newcombe1998, 4)).toEqual([0.0569, 0.3404]);
    const fagerland2014 = newcombePaired({ both: 1, onlyA: 1, onlyB: 7, neither: 12 });
    expect(rounded(fagerland2014, 3)).toEqual([-0.507, -0.026]);
  });

  test("of pairs is narrower than without pairs where models fail on the same rows, and turns with its sides", () => {
    const pairs = { both: 9_600, onlyA: 120, onlyB: 80, neither: 200 };
    const [lowest, highest] = newcombePaired(pairs);
    const [widest, wideHighest] = newcombe({ right: 9_720, count: 10_000 }, { right: 9_680, count: 10_000 });
    expect(highest - lowest).toBeLessThan(wideHighest - widest);
    const [turnedLowest, turnedHighest] = newcombePaired({ ...pairs, onlyA: 80, onlyB: 120 });
    expect([-turnedHighest, -turnedLowest].map((end) => end.toFixed(12))).toEqual(
      [lowest, highest].map((end) => end.toFixed(12)),
    );
  });

  test("of a model and itself holds 0, also where all rows are right", () => {
    for (const counts of [
      { both: 50, onlyA: 0, onlyB: 0, neither: 50 },
      { both: 100, onlyA: 0, onlyB: 0, neither: 0 },
    ]) {
      const [lowest, highest] = newcombePaired(counts);
      expect(lowest).toBeLessThanOrEqual(0);
      expect(highest).toBeGreaterThanOrEqual(0);
    }
  });
});
