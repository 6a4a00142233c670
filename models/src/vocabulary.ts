import { ModelFileError } from "./errors.js";

/** Ids that stand for no word, as in Keras' imdb data set: https://keras.io/api/datasets/imdb/. */
export const padId = 0;
export const startId = 1;
export const unknownId = 2;
const reserved: readonly string[] = ["<pad>", "<start>", "<unknown>", "<unused>"];
export const firstWordId = reserved.length;

/** Its name in the folder of a model's version. */
export const vocabularyFile = "vocabulary.txt";

/** The words that a model knows, and their ids. */
export interface Vocabulary {
  /** The entry of each id. The first four stand for no word; no word contains their `<`. */
  readonly entries: readonly string[];
  /** Word → id, from 4 up. */
  readonly ids: ReadonlyMap<string, number>;
}

/** @param words different ones; the first gets id 4 */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const entries = [...reserved, ...words];
  return { entries, ids: new Map(entries.slice(firstWordId).map((word, index) => [word, index + firstWordId])) };
}

/** Writes vocabulary.txt: one entry a line, the line number, counted from 0, is the id. */
export function formatVocabulary({ entries }: Vocabulary): string {
  return `${entries.join("\n")}\n`;
}

/**
 * Reads vocabulary.txt.
 * @param file named in errors
 * @throws ModelFileError where the reserved entries are missing, a line is empty, or a word comes twice
 */
export function parseVocabulary(text: string, file: string): Vocabulary {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const wrong = reserved.findIndex((entry, id) => lines[id] !== entry);
  if (wrong >= 0) throw new ModelFileError(`${file}:${wrong + 1}`, `"${reserved[wrong]}"`, `"${lines[wrong] ?? ""}"`);
  const vocabulary = createVocabulary(lines.slice(firstWordId));
  for (const [id, entry] of lines.entries()) {
    if (entry === "") throw new ModelFileError(`${file}:${id + 1}`, "a word", "an empty line");
    if (id >= firstWordId && vocabulary.ids.get(entry) !== id) {
      throw new ModelFileError(`${file}:${id + 1}`, "each word once", `"${entry}" again`);
    }
  }
  return vocabulary;
}
