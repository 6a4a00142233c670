import { describe, expect, test } from "@jest/globals";
import type { ClipCounts } from "@rnn-zoo/models";
import { f1Difference, f1Interval } from "@rnn-zoo/serve/compare/clip-scores.js";

const clipCount = 200;

/** Uniform numbers from 0 to 1: https://en.wikipedia.org/wiki/Linear_congruential_generator with the numbers of Numerical Recipes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Two models of which both find hard clips hard. */
function twoModels(): [ClipCounts, ClipCounts] {
  const next = random(7);
  const hardness = Array.from({ length: clipCount }, () => next());
  const sizes = Array.from({ length: clipCount }, () => 100 + Math.floor(400 * next()));
  const model = (skill: number): ClipCounts => {
    const shares = hardness.map((hard) => Math.min(1, skill * (1 - 0.6 * hard) + 0.1 * next()));
    const right = sizes.map((size, clip) => Math.round(size * (shares[clip] ?? 0)));
    return {
      right,
      wrong: sizes.map((size) => Math.round(size * 0.2 * next())),
      missed: sizes.map((size, clip) => size - (right[clip] ?? 0)),
    };
  };
  return [model(0.9), model(0.88)];
}

const pick = (counts: readonly number[], clips: readonly number[]) =>
  clips.reduce((sum, clip) => sum + (counts[clip] ?? 0), 0);
function f1({ right, wrong, missed }: ClipCounts, clips: readonly number[]): number {
  const found = 2 * pick(right, clips);
  return found / (found + pick(wrong, clips) + pick(missed, clips));
}

/** The 2.5 % and 97.5 % quantiles of a value over clips that are drawn with replacement. */
function bootstrap(value: (clips: readonly number[]) => number): [number, number] {
  const next = random(3);
  const draw = () => Array.from({ length: clipCount }, () => Math.floor(clipCount * next()));
  const values = Array.from({ length: 4_000 }, () => value(draw())).sort((a, b) => a - b);
  return [values[100] ?? Number.NaN, values[3_900] ?? Number.NaN];
}

describe("the interval of an F1 score over clips", () => {
  const [a, b] = twoModels();

  test("is that of the bootstrap", () => {
    const [lowest, highest] = f1Interval(a);
    const [low, high] = bootstrap((clips) => f1(a, clips));
    expect(lowest).toBeCloseTo(low, 2);
    expect(highest).toBeCloseTo(high, 2);
    expect((highest - lowest) / (high - low)).toBeCloseTo(1, 1);
  });

  test("of a difference on the same clips is that of the paired bootstrap, and narrower than of different clips", () => {
    const { difference, interval } = f1Difference(a, b);
    const [low, high] = bootstrap((clips) => f1(a, clips) - f1(b, clips));
    const all = [...Array(clipCount).keys()];
    expect(difference).toBeCloseTo(f1(a, all) - f1(b, all), 12);
    const [lowest, highest] = interval;
    expect((highest - lowest) / (high - low)).toBeCloseTo(1, 1);
    expect((lowest + highest) / 2).toBeCloseTo(difference, 12);
    const [lowestA, highestA] = f1Interval(a);
    expect(highest - lowest).toBeLessThan((highestA - lowestA) * Math.SQRT1_2);
  });

  test("of clips without anything to find is no NaN", () => {
    const silent = { right: [0, 0], wrong: [0, 0], missed: [0, 0] };
    expect([f1Interval(silent), f1Difference(silent, silent)]).toEqual([[0, 0], { difference: 0, interval: [0, 0] }]);
  });
});
