import { describe, expect, test } from "@jest/globals";
import { arrivals, type Phase } from "../../load/generator/arrivals.js";

function times(...phases: Phase[]): number[] {
  return [...arrivals(phases)];
}

describe("arrivals", () => {
  test("at 4 a second come every 250 ms, from the middle of the first gap on", () => {
    expect(times({ seconds: 1, from: 4 })).toEqual([125, 375, 625, 875]);
  });

  test("of a ramp come when the area under its rate says so", () => {
    const ramp = times({ seconds: 10, from: 0, to: 100 }); // area 5 t²
    expect(ramp).toHaveLength(500);
    ramp.forEach((ms, k) => {
      expect(5 * (ms / 1000) ** 2).toBeCloseTo(k + 0.5, 6);
    });
  });

  test("of a falling ramp slow down to its end", () => {
    const falling = times({ seconds: 10, from: 100, to: 0 });
    expect(falling).toHaveLength(500);
    expect(falling.filter((ms) => ms < 5000)).toHaveLength(375);
    expect(falling).toEqual([...falling].sort((a, b) => a - b));
    expect(falling.at(-1)).toBeLessThan(10_000);
  });

  test("of a spike are as many as its phases say, without a gap between them", () => {
    const spike = times({ seconds: 1, from: 10 }, { seconds: 1, from: 100 }, { seconds: 1, from: 10 });
    const perSecond = [0, 1, 2].map((second) => spike.filter((ms) => Math.floor(ms / 1000) === second).length);
    expect(perSecond).toEqual([10, 100, 10]);
  });

  test("carry what is left of a request over to the next phase", () => {
    expect(times({ seconds: 0.25, from: 1 }, { seconds: 1, from: 1 })).toEqual([500]);
  });

  test("come not at all at a rate of 0", () => {
    expect(times({ seconds: 5, from: 0 }, { seconds: 1, from: 1 })).toEqual([5500]);
  });

  test.each([
    { seconds: 0, from: 1 },
    { seconds: 1, from: -1 },
    { seconds: 1, from: 1, to: Number.NaN },
  ])("of the phase %j are refused", (phase) => {
    expect(() => times(phase)).toThrow("expected seconds above 0 and rates of at least 0");
  });
});
