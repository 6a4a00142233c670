import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ModelEntry, ModelFileError, parseVocabulary, type Vocabulary, vocabularyFile } from "@rnn-zoo/models";
import { filePrint } from "../file-print.js";
import type { Prepared } from "./surface.js";

/** A vocabulary as a file holds it. */
export interface KeptVocabulary extends Vocabulary {
  /** Of the file: equal words have equal ids. */
  readonly sha256: string;
}

/** A vocabulary file as it was when its model was loaded. */
export interface VocabularySource {
  readonly file: string;
  readonly print: string;
}

interface Loaded {
  readonly source: VocabularySource;
  readonly vocabulary: KeptVocabulary;
}

const loaded = new WeakMap<ModelEntry, Loaded>(); // as long as the version is served

/**
 * Reads the words of a version, for as long as it is served: what becomes of the file later concerns the next load.
 * @throws ModelFileError where they are missing or damaged
 */
export async function prepareVocabulary(entry: ModelEntry): Promise<Prepared> {
  const { source, vocabulary } = await load(entry);
  return { largestId: vocabulary.entries.length - 1, print: source.print };
}

/** The words of a version; at once where it is loaded. */
export function vocabularyOf(entry: ModelEntry): Loaded | Promise<Loaded> {
  return loaded.get(entry) ?? load(entry);
}

async function load(entry: ModelEntry): Promise<Loaded> {
  const file = join(entry.folder, vocabularyFile);
  const source = { file, print: await filePrint(file) };
  const made = { source, vocabulary: await read(file) };
  loaded.set(entry, made);
  return made;
}

const most = 16; // a megabyte each; the versions of a model mostly share their words
const kept = new Map<string, Promise<Vocabulary | undefined>>();

/**
 * For a thread of the crew: reads a vocabulary, once as long as it is among the last that were asked for.
 * @returns nothing where the file has changed since
 */
export function vocabularyAt(source: VocabularySource): Promise<Vocabulary | undefined> {
  const key = `${source.file}\n${source.print}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const vocabulary = readUnchanged(source);
  kept.set(key, vocabulary);
  vocabulary.catch(() => kept.delete(key)); // it may be there the next time
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return vocabulary;
}

async function readUnchanged({ file, print }: VocabularySource): Promise<Vocabulary | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text !== undefined && (await filePrint(file)) === print ? parseVocabulary(text, file) : undefined;
}

async function read(file: string): Promise<KeptVocabulary> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new ModelFileError(file, "a vocabulary", error.message);
  });
  return { ...parseVocabulary(text, file), sha256: createHash("sha256").update(text).digest("hex") };
}
