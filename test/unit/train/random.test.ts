import { describe, expect, test } from "@jest/globals";
import { createRandom } from "@rnn-zoo/train/random.js";

describe("createRandom", () => {
  test("the same seed and stream give the same numbers, another seed or stream gives others", () => {
    const draw = (seed: number, stream: string) => Array.from({ length: 4 }, createRandom(seed, stream).uniform);
    expect(draw(1, "a")).toEqual(draw(1, "a"));
    expect(draw(2, "a")).not.toEqual(draw(1, "a"));
    expect(draw(1, "b")).not.toEqual(draw(1, "a"));
  });

  test("uniform numbers fill [0, 1) evenly", () => {
    const { uniform } = createRandom(3, "uniform");
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const tenth = Math.floor(uniform() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150); // five standard deviations
  });

  test("normal numbers have mean 0 and variance 1", () => {
    const { normal } = createRandom(4, "normal");
    const drawn = Array.from({ length: 20_000 }, normal);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1)).toBeLessThan(0.06);
  });

  test("a permutation holds each index once", () => {
    const order = createRandom(5, "order").permutation(1000);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect([...order.subarray(0, 5)]).not.toEqual([0, 1, 2, 3, 4]);
  });
});
