import { expect, test } from "@jest/globals";
import { warmRows } from "@rnn-zoo/serve/warm-rows.js";

test.each([
  [1, [1]],
  [2, [1, 2]],
  [64, [1, 2, 4, 8, 16, 32, 64]],
  [100, [1, 2, 4, 8, 16, 32, 64, 100]],
])("a largest batch of %d rows is warmed at %j", (most, rows) => {
  expect(warmRows(most)).toEqual(rows);
});
