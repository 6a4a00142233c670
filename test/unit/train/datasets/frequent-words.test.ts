import { expect, test } from "@jest/globals";
import { frequentWords } from "@rnn-zoo/train/datasets/frequent-words.js";

test("the most frequent word stands first, and of equals the one seen first", () => {
  const texts = ["Zebra zebra, b a.", "a b<br />the the THE"];
  expect(frequentWords(texts, 10)).toEqual(["the", "zebra", "b", "a"]);
  expect(frequentWords(texts, 2)).toEqual(["the", "zebra"]);
});
