import { describe, expect, test } from "@jest/globals";
import { drawFactors } from "@rnn-zoo/train/engines/dropout-factors.js";

const place = { seed: 1, step: 1, input: 0, firstRow: 0, rows: 64 };

describe("dropout's factors", () => {
  test("are 0 at the given rate, else what keeps the mean", () => {
    const factors = drawFactors([1000], 0.2, place);
    const dropped = factors.filter((factor) => factor === 0).length / factors.length;
    expect(dropped).toBeGreaterThan(0.195);
    expect(dropped).toBeLessThan(0.205);
    expect(new Set(factors)).toEqual(new Set([0, 1.25]));
  });

  test("of a row are the same in whatever part of the batch it is computed", () => {
    const whole = drawFactors([3, 5], 0.5, place); // [time, rows, features]
    const part = drawFactors([3, 5], 0.5, { ...place, firstRow: 40, rows: 24 });
    for (let time = 0; time < 3; time++) {
      const expected = whole.subarray((time * 64 + 40) * 5, (time + 1) * 64 * 5);
      expect([...part.subarray(time * 24 * 5, (time + 1) * 24 * 5)]).toEqual([...expected]);
    }
  });

  test.each(["seed", "step", "input", "firstRow"] as const)("are others for another %s", (key) => {
    const other = drawFactors([100], 0.5, { ...place, [key]: place[key] + 1 });
    expect([...other.subarray(0, 100)]).not.toEqual([...drawFactors([100], 0.5, place).subarray(0, 100)]);
  });

  // Counts of independent draws lie within 5 standard deviations of their mean, but for one time in 1.7 million.
  const isDropped = (factor: number | undefined) => (factor === 0 ? 1 : 0);
  const deviations = (count: number, draws: number, rate: number) =>
    (count - draws * rate) / Math.sqrt(draws * rate * (1 - rate));

  test.each([0.2, 0.5])("are drawn at rate %d for each feature, each row and each step of time alone", (rate) => {
    const [steps, time, features, rows] = [60, 3, 32, 64];
    const dropped = { feature: new Float64Array(features), row: new Float64Array(rows), time: new Float64Array(time) };
    for (let step = 1; step <= steps; step++) {
      drawFactors([time, features], rate, { ...place, step, rows }).forEach((factor, index) => {
        const [t, row] = [Math.floor(index / features / rows), Math.floor(index / features) % rows];
        for (const [counts, at] of [
          [dropped.feature, index % features],
          [dropped.row, row],
          [dropped.time, t],
        ] as const)
          counts[at] = (counts[at] ?? 0) + isDropped(factor);
      });
    }
    for (const counts of Object.values(dropped)) {
      const draws = (steps * time * rows * features) / counts.length;
      expect(Math.max(...counts.map((count) => Math.abs(deviations(count, draws, rate))))).toBeLessThan(5);
    }
  });

  const neighbours = [
    ["the next feature", {}, 1],
    ["the next step of time", {}, 64 * 32],
    ["the next row", { firstRow: 1 }, 0],
    ["another worker's row", { firstRow: 32 }, 0],
    ["the next step", { step: 2 }, 0],
    ["the next epoch's step", { step: 236 }, 0],
    ["the next layer", { input: 1 }, 0],
    ["another seed", { seed: 2 }, 0],
  ] as const;

  test.each(neighbours)("have nothing to do with those of %s", (_, change, offset) => {
    const [rate, time, features] = [0.2, 60, 32];
    const own = drawFactors([time, features], rate, place);
    const other = drawFactors([time, features], rate, { ...place, ...change });
    const pairs = own.length - offset;
    const both = own.subarray(0, pairs).reduce((sum, factor, index) => {
      return sum + isDropped(factor) * isDropped(other[index + offset]);
    }, 0);
    expect(Math.abs(deviations(both, pairs, rate * rate))).toBeLessThan(5);
  });
});
