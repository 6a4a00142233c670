import { describe, expect, test } from "@jest/globals";
import { wordsOf } from "@rnn-zoo/models";
import { createWordTable } from "@rnn-zoo/models/word-table.js";
import { createRandom } from "@rnn-zoo/train/random.js";

const unknown = -1;
const { uniform } = createRandom(3, "word-table");
const whole = (below: number) => Math.floor(uniform() * below);

/** Few letters, so that words and parts of words come again; separators of every kind between them. */
const units = [..."aabbccddeé'很—🎬", " ", " ", ".", "-", "\n", "\u00a0", "\u3000", "\ufeff", "<br />", "A", "É", "İ"];

function randomText(length: number): string {
  return Array.from({ length: whole(length) }, () => units[whole(units.length)] ?? "").join("");
}

describe("a word table", () => {
  const texts = Array.from({ length: 300 }, () => randomText(200));
  const words = [...new Set(texts.slice(0, 150).flatMap(wordsOf))];
  const ids = new Map(words.map((word, index) => [word, index + 4]));
  const table = createWordTable(ids);

  test("gives the ids of the words that wordsOf cuts, and one more for those that it lacks", () => {
    expect(words.length).toBeGreaterThan(1_000);
    for (const text of texts) {
      const expected = Array.from(wordsOf(text), (word) => ids.get(word) ?? unknown);
      expect(table.idsOf(text, unknown)).toEqual(expected);
    }
    expect(texts.flatMap((text) => table.idsOf(text, unknown))).toContain(unknown);
  });

  test("of no words knows none", () => {
    expect(createWordTable(new Map()).idsOf("a b", unknown)).toEqual([unknown, unknown]);
  });

  test("of one word knows that one, and no part of it", () => {
    const one = createWordTable(new Map([["great", 7]]));
    expect(one.idsOf("great grea great's Great", unknown)).toEqual([7, unknown, unknown, 7]);
  });
});
