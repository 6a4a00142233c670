import { expect, test } from "@jest/globals";
import { pixelsOf, readingsOf } from "@rnn-zoo/serve/page/views/compare/disputed.js";

const models = ["a", "b", "c", "d"].map((name) => ({ name, version: "1", sha256: `of ${name}` }));
const digit = { row: 7, label: 4, said: [9, 4, 6, 9], pixels: "" };

test("the right answer stands first, then the more frequent wrong one", () => {
  expect(readingsOf(digit, { models }, models)).toEqual([
    { digit: 4, isRight: true, models: ["b"] },
    { digit: 9, isRight: false, models: ["a", "d"] },
    { digit: 6, isRight: false, models: ["c"] },
  ]);
});

test("a model whose file is another than the one that was asked says nothing, nor does one that is not served", () => {
  const served = [
    { name: "a", sha256: "of a" },
    { name: "b", sha256: "a newer one" },
    { name: "z", sha256: "of z" },
  ];
  expect(readingsOf(digit, { models }, served)).toEqual([{ digit: 9, isRight: false, models: ["a"] }]);
});

test("pixels are bytes", () => {
  expect([...pixelsOf({ pixels: Buffer.from([0, 127, 255]).toString("base64") })]).toEqual([0, 127, 255]);
});
