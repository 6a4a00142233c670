import { expect, test } from "@jest/globals";
import { packRows, unpackRows } from "@rnn-zoo/models";

test("rows take a bit each, the first one highest in the first byte", () => {
  const rows = Uint8Array.of(1, 0, 1, 1, 0, 0, 0, 0, 0, 1);
  expect([...Buffer.from(packRows(rows), "base64")]).toEqual([0b1011_0000, 0b0100_0000]);
});

test.each([1, 7, 8, 9, 10_000])("%d rows are the same after packing and unpacking", (count) => {
  const rows = Uint8Array.from({ length: count }, (_, row) => ((row * row) % 7 < 3 ? 1 : 0));
  expect(unpackRows(packRows(rows), count)).toEqual(rows);
});

test("10,000 rows take 1,250 bytes", () => {
  expect(Buffer.from(packRows(new Uint8Array(10_000)), "base64")).toHaveLength(1_250);
});
