import { describe, expect, test } from "@jest/globals";
import { jsonShape } from "@rnn-zoo/serve/predict/json-shape.js";

const limit = { depth: 9, parts: 20 };

describe("jsonShape", () => {
  test.each([
    ["1", 0, 0],
    ["[]", 1, 1],
    ['{"instances":[[[0]]]}', 4, 5],
    ["[[],[],[]]", 2, 4],
    ['["[[[{{{::"]', 1, 1],
    ['["\\"[[[:"]', 1, 1],
    ['["\\\\",[[]]]', 3, 3],
    ['{"a":1,"b":{"c":2}}', 2, 5],
  ])("%j is nested %d deep and has %d arrays, objects and keys", (text, depth, parts) => {
    expect(jsonShape(Buffer.from(text), limit)).toEqual({ depth, parts });
  });

  test("stops at the first that is too deep or too much", () => {
    expect(jsonShape(Buffer.from("[".repeat(1_000)), limit)).toEqual({ depth: 10, parts: 10 });
    expect(jsonShape(Buffer.from(`[${"[],".repeat(1_000)}1]`), limit)).toEqual({ depth: 2, parts: 21 });
  });
});
