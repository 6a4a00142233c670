import { describe, expect, test } from "@jest/globals";
import { createVocabulary, formatVocabulary, parseVocabulary } from "@rnn-zoo/models";

const text = "<pad>\n<start>\n<unknown>\n<unused>\nthe\nand\n";

describe("a vocabulary", () => {
  test("is a word a line, and the line number is the id", () => {
    const { ids } = parseVocabulary(text, "vocabulary.txt");
    expect([...ids]).toEqual([
      ["the", 4],
      ["and", 5],
    ]);
  });

  test("is the same after writing and reading it", () => {
    const vocabulary = createVocabulary(["the", "and"]);
    expect(formatVocabulary(vocabulary)).toBe(text);
    expect(parseVocabulary(text, "vocabulary.txt")).toEqual(vocabulary);
  });

  test("survives the line ends of Windows", () => {
    expect(parseVocabulary(text.replaceAll("\n", "\r\n"), "vocabulary.txt")).toEqual(createVocabulary(["the", "and"]));
  });
});

describe("misuse", () => {
  test.each([
    ["without reserved entries", "the\nand\n", 'v.txt:1: expected "<pad>", got "the"'],
    ["that is empty", "", 'v.txt:1: expected "<pad>", got ""'],
    ["that breaks off", "<pad>\n<start>\n", 'v.txt:3: expected "<unknown>", got ""'],
    ["with an empty line", text.replace("the", ""), "v.txt:5: expected a word, got an empty line"],
    ["with a word twice", `${text}the\n`, 'v.txt:5: expected each word once, got "the" again'],
  ])("a file %s is refused with its line", (_, content, message) => {
    expect(() => parseVocabulary(content, "v.txt")).toThrow(message);
  });
});
