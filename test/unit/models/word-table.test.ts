import { describe, expect, test } from "@jest/globals";
import { wordsOf } from "@rnn-zoo/models";
import { createWordTable, type WordTable } from "@rnn-zoo/models/word-table.js";
import { createRandom } from "@rnn-zoo/train/random.js";

const unknown = -1;
const { uniform } = createRandom(3, "word-table");
const whole = (below: number) => Math.floor(uniform() * below);

/** Few letters, so that words and parts of words come again; separators of every kind between them. */
const units = [..."aabbccddeé'很—🎬", " ", " ", ".", "-", "\n", "\u00a0", "\u3000", "\ufeff", "<br />", "A", "É", "İ"];

function randomText(length: number): string {
  return Array.from({ length: whole(length) }, () => units[whole(units.length)] ?? "").join("");
}

/** The ids of a text, kept. */
const idsIn = (table: WordTable, text: string) => Array.from(table.idsOf(text, unknown));

describe("a word table", () => {
  const texts = Array.from({ length: 300 }, () => randomText(200));
  const words = [...new Set(texts.slice(0, 150).flatMap(wordsOf))];
  const ids = new Map(words.map((word, index) => [word, index + 4]));
  const table = createWordTable(ids);

  const expectedOf = (text: string) => Array.from(wordsOf(text), (word) => ids.get(word) ?? unknown);

  test("gives the ids of the words that wordsOf cuts, and one more for those that it lacks", () => {
    expect(words.length).toBeGreaterThan(1_000);
    for (const text of texts) {
      expect(idsIn(table, text)).toEqual(expectedOf(text));
    }
    expect(texts.flatMap((text) => idsIn(table, text))).toContain(unknown);
  });

  test("reads texts of any length, also a short one after a long one", () => {
    const all = texts.join(" ");
    const long = [16_383, 16_384, 16_385, 3 * 16_384].map((length) => all.padEnd(length, " a").slice(0, length));
    for (const text of [...long, "a", "", "b a", "x ".repeat(50_000), "a"]) {
      expect(idsIn(table, text)).toEqual(expectedOf(text));
    }
  });

  test("of no words knows none", () => {
    expect(idsIn(createWordTable(new Map()), "a b")).toEqual([unknown, unknown]);
  });

  test("of one word knows that one, and no part of it", () => {
    const one = createWordTable(new Map([["great", 7]]));
    expect(idsIn(one, "great grea great's Great")).toEqual([7, unknown, unknown, 7]);
  });
});
