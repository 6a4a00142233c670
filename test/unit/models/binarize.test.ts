import { expect, test } from "@jest/globals";
import { binarize } from "@rnn-zoo/models";

test("what exceeds a tenth of full ink is ink, and the picture it came from stays as it was", () => {
  const pixels = Uint8Array.of(0, 25, 26, 255);
  expect([...binarize(pixels)]).toEqual([0, 0, 255, 255]);
  expect([...pixels]).toEqual([0, 25, 26, 255]);
});

test("the threshold is a share of full ink", () => {
  expect([...binarize(Uint8Array.of(0, 127, 128, 255), 0.5)]).toEqual([0, 0, 255, 255]);
  expect([...binarize(Uint8Array.of(0, 1), 0)]).toEqual([0, 255]);
});
