import { describe, expect, test } from "@jest/globals";
import { demandParity } from "@rnn-zoo/train/parity.js";

describe("demandParity", () => {
  test("gives the largest difference", () => {
    expect(demandParity("m", Float32Array.of(0, 0.5), Float32Array.of(0, 0.5 + 2 ** -20))).toBe(2 ** -20);
  });

  test.each([
    ["a difference above the limit", Float32Array.of(0.5), Float32Array.of(0.50002)],
    ["a value that is no number", Float32Array.of(0.5, 0.5), Float32Array.of(Number.NaN, 0.5)],
    ["a missing value", Float32Array.of(0.5, 0.5), Float32Array.of(0.5)],
  ])("%s is refused", (_, framework, exported) => {
    expect(() => demandParity("m", framework, exported)).toThrow("nothing was published");
  });
});
