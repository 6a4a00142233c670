import { describe, expect, test } from "@jest/globals";
import { holdOut, takeRows } from "@rnn-zoo/train/datasets/hold-out.js";

describe("holdOut", () => {
  test("every row lies in exactly one of the two parts", () => {
    const { kept, heldOut } = holdOut(100, 20, 1);
    expect([kept.length, heldOut.length]).toEqual([80, 20]);
    expect([...kept, ...heldOut].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, row) => row));
  });

  test("the same seed holds out the same rows, another seed others", () => {
    expect(holdOut(100, 20, 1)).toEqual(holdOut(100, 20, 1));
    expect(holdOut(100, 20, 2)).not.toEqual(holdOut(100, 20, 1));
  });
});

describe("takeRows", () => {
  test("copies whole rows in the order asked for", () => {
    const source = Int32Array.of(0, 1, 10, 11, 20, 21); // [3, 2]
    expect([...takeRows(source, Uint32Array.of(2, 0), new Int32Array(4))]).toEqual([20, 21, 0, 1]);
  });
});
