import { describe, expect, test } from "@jest/globals";
import { readIdx } from "@rnn-zoo/train/datasets/idx.js";

const file = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);

describe("readIdx", () => {
  test("reads sizes and values", () => {
    expect(readIdx(file, "f")).toEqual({ shape: [2, 3], values: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  });
});

describe("misuse", () => {
  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(0), "f: expected an IDX file of unsigned bytes (00 00 08 …), got an empty file"],
    ["another format", Buffer.from("<html>"), "got 3c68746d"],
    ["another element type", Uint8Array.of(0, 0, 13, 1, 0, 0, 0, 0), "got 00000d01"],
    ["a cut header", file.subarray(0, 9), "f: expected a header of 12 bytes, got 9 bytes"],
    ["cut values", file.subarray(0, 17), "f: expected 18 bytes, got 17 bytes"],
    ["values too many", Uint8Array.of(...file, 7), "f: expected 18 bytes, got 19 bytes"],
  ])("%s is refused", (_, bytes, message) => {
    expect(() => readIdx(bytes, "f")).toThrow(message);
  });
});
