import { describe, expect, test } from "@jest/globals";
import { createVocabulary, encodeText, sentimentLength } from "@rnn-zoo/models";
import { prefixesOf, unknownWords, wordsRead } from "@rnn-zoo/serve/page/views/sentiment/prefixes.js";

describe("prefixesOf", () => {
  test("gives the text after each word, the empty one first", () => {
    expect(prefixesOf("It's great!<br />Bye")).toEqual({
      words: ["it's", "great", "bye"],
      skipped: 0,
      texts: ["", "it's", "it's great", "it's great bye"],
    });
  });

  test("of a long text the last prefix is to a model what the whole text is", () => {
    const text = Array.from({ length: 250 }, (_, index) => `w${index}`).join(" ");
    const vocabulary = createVocabulary(text.split(" "));
    const { texts, skipped, words } = prefixesOf(text);
    const idsOf = (one: string) => {
      const row = new Int32Array(sentimentLength);
      encodeText(one, vocabulary, row);
      return row;
    };
    expect([texts.length, skipped, words.length, wordsRead]).toEqual([101, 150, 100, sentimentLength]);
    expect(idsOf(texts.at(-1) ?? "")).toEqual(idsOf(text));
  });
});

describe("unknownWords", () => {
  test("finds the words at which the count of unknown ones grows", () => {
    const { words, texts } = prefixesOf("a zz b zz");
    const predictions = texts.map((text) => ({
      sentiment: "positive",
      score: 1,
      tokens: 0,
      unknownTokens: text.split(" ").filter((word) => word === "zz").length,
      truncated: false,
    }));
    expect(unknownWords(words, predictions)).toEqual([false, true, false, true]);
  });
});
