import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ModelEntry, ModelFileError, parseVocabulary, type Vocabulary } from "@rnn-zoo/models";

/** A vocabulary as a file holds it. */
export interface KeptVocabulary extends Vocabulary {
  /** Of the file: equal words have equal ids. */
  readonly sha256: string;
}

const most = 16; // a megabyte each; the versions of a model mostly share their words
const kept = new Map<string, Promise<KeptVocabulary>>();

/** Where a version of a sentiment model keeps its words. */
export function vocabularyFile({ folder }: ModelEntry): string {
  return join(folder, "vocabulary.txt");
}

/**
 * Reads a vocabulary, once as long as it is among the last that were asked for.
 * @throws ModelFileError where it is missing or damaged
 */
export function vocabularyAt(file: string): Promise<KeptVocabulary> {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const vocabulary = read(file);
  kept.set(file, vocabulary);
  vocabulary.catch(() => kept.delete(file)); // it may be there the next time
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return vocabulary;
}

async function read(file: string): Promise<KeptVocabulary> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new ModelFileError(file, "a vocabulary", error.message);
  });
  return { ...parseVocabulary(text, file), sha256: createHash("sha256").update(text).digest("hex") };
}
