import { describe, expect, test } from "@jest/globals";
import { createVocabulary, decodeSentiments, encodeSentiments, wordsOf } from "@rnn-zoo/models";

// the → 4, movie → 5, was → 6, great → 7, don't → 8
const vocabulary = createVocabulary(["the", "movie", "was", "great", "don't"]);

/** The ids of one text without the padding in front. */
function idsOf(text: string): number[] {
  const { ids } = encodeSentiments([text], vocabulary);
  return [...ids.subarray(ids.findIndex((id) => id !== 0))];
}

describe("wordsOf", () => {
  test.each([
    ["It's GREAT!<br /><br />Don't miss it...", ["it's", "great", "don't", "miss", "it"]],
    ["one<br />two", ["one", "two"]],
    [
      'a!b"c#d$e%f&g(h)i*j+k,l-m.n/o:p;q<r=s>t?u@v[w\\x]y^z_0`1{2|3}4~5\t6\n7',
      [..."abcdefghijklmnopqrstuvwxyz01234567"],
    ],
    ["windows\r\nlines and\u00a0hard\u3000spaces", ["windows", "lines", "and", "hard", "spaces"]],
    ["Ça été ÉMOUVANT — naïve 很好 🎬🎬 \ud800", ["ça", "été", "émouvant", "—", "naïve", "很好", "🎬🎬", "\ud800"]],
    ["  ...  ", []],
    ["", []],
  ])("cuts %j as Keras does", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("encodeSentiments", () => {
  test("a text is the start, then its words; what the vocabulary lacks is unknown", () => {
    expect(idsOf("The movie was SO great; don't...")).toEqual([1, 4, 5, 6, 2, 7, 8]);
  });

  test("is padded in front", () => {
    const { ids } = encodeSentiments(["great", "the movie"], vocabulary);
    expect(ids).toHaveLength(200);
    expect([...ids.subarray(0, 98)]).toEqual(Array(98).fill(0));
    expect([...ids.subarray(98, 100)]).toEqual([1, 7]);
    expect([...ids.subarray(196)]).toEqual([0, 1, 4, 5]);
  });

  test("keeps the last 100 ids of a longer text, and says that words are missing", () => {
    const { ids, facts } = encodeSentiments([`${"the ".repeat(300)}movie`], vocabulary);
    expect([...ids]).toEqual([...Array(99).fill(4), 5]);
    expect(facts).toEqual([{ tokens: 301, unknownTokens: 0, truncated: true }]);
  });

  test("100 words push out the start and nothing else; 99 leave it in", () => {
    const { ids, facts } = encodeSentiments(["the ".repeat(100), "the ".repeat(99)], vocabulary);
    expect([ids[0], ids[100]]).toEqual([4, 1]);
    expect(facts.map(({ truncated }) => truncated)).toEqual([false, false]);
  });

  test("counts words and unknown words of the whole text", () => {
    const { facts } = encodeSentiments([`${"odd ".repeat(150)}${"the ".repeat(100)}`, ""], vocabulary);
    expect(facts[0]).toEqual({ tokens: 250, unknownTokens: 150, truncated: true });
    expect(facts[1]).toEqual({ tokens: 0, unknownTokens: 0, truncated: false });
  });

  test("10 MB of text, and 10 MB without a space, take seconds, not minutes", () => {
    const start = performance.now();
    const { facts } = encodeSentiments(["The movie! ".repeat(950_000), "é".repeat(10_000_000)], vocabulary);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(facts.map(({ tokens }) => tokens)).toEqual([1_900_000, 1]);
  });
});

describe("decodeSentiments", () => {
  test("a score of one half or more is positive, and the facts of the text stand beside it", () => {
    const fact = { tokens: 3, unknownTokens: 1, truncated: false };
    expect(decodeSentiments(Float32Array.of(0.25, 0.5), [fact, fact])).toEqual([
      { sentiment: "negative", score: 0.25, ...fact },
      { sentiment: "positive", score: 0.5, ...fact },
    ]);
  });
});

describe("misuse", () => {
  test.each<[string, unknown, string]>([
    ["a bare text", "great", 'instances: expected a list of at least one text, got "great"'],
    ["an empty list", [], "instances: expected a list of at least one text, got an array of 0"],
    ["a number among texts", ["great", 7], "instances[1]: expected a text, got 7"],
    ["null", [null], "instances[0]: expected a text, got null"],
    ["words in a list", [["a", "b"]], "instances[0]: expected a text, got an array of 2"],
  ])("%s is refused with its place", (_, instances, message) => {
    expect(() => encodeSentiments(instances, vocabulary)).toThrow(message);
  });
});
