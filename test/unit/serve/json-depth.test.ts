import { expect, test } from "@jest/globals";
import { jsonDepth } from "@rnn-zoo/serve/json-depth.js";

test.each([
  ["1", 0],
  ["[]", 1],
  ['{"instances":[[[0]]]}', 4],
  ["[[],[],[]]", 2],
  ['["[[[{{{"]', 1],
  ['["\\"[[["]', 1],
  ['["\\\\",[[]]]', 3],
  ["[".repeat(1_000), 10],
])("%j is nested %d deep, as far as the limit of 9 lets one see", (text, depth) => {
  expect(jsonDepth(Buffer.from(text), 9)).toBe(depth);
});
