import { describe, expect, test } from "@jest/globals";
import { drawFactors } from "@rnn-zoo/train/engines/onnxruntime/dropout-factors.js";

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

  test("of neighbouring rows do not hang together", () => {
    const factors = drawFactors([4000], 0.5, { ...place, rows: 2 });
    const same = factors.subarray(0, 4000).filter((factor, index) => factor === factors[4000 + index]).length;
    expect(Math.abs(same / 4000 - 0.5)).toBeLessThan(0.03);
  });
});
