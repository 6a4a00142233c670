import { wordsOf } from "@rnn-zoo/models/sentiment-words.js";
import type { SentimentPrediction } from "../../core/answers.js";

/** Models read the last words of a text, this many. */
export const wordsRead = 100;

/** A text cut so that a model is asked after each of its words. */
export interface Prefixes {
  /** The words that a model reads, in order. */
  readonly words: readonly string[];
  /** How many words before them are left out. */
  readonly skipped: number;
  /** What to ask: the first one is before the first of `words`, the last one the whole. */
  readonly texts: readonly string[];
}

/**
 * The last 100 words of a text, and what it was after each of them. Words before them are left out of the prefixes too,
 * as the models leave them out of the whole.
 */
export function prefixesOf(text: string): Prefixes {
  const all = wordsOf(text);
  const words = all.slice(-wordsRead);
  const texts = Array.from({ length: words.length + 1 }, (_, count) => words.slice(0, count).join(" "));
  return { words, skipped: all.length - words.length, texts };
}

/**
 * Which words the vocabulary of a model lacks: a prefix that ends with such a word counts one more than the one before.
 * @param predictions one for each prefix
 */
export function unknownWords(words: readonly string[], predictions: readonly SentimentPrediction[]): boolean[] {
  const countAt = (index: number) => predictions[index]?.unknownTokens ?? 0;
  return words.map((_, index) => countAt(index + 1) > countAt(index));
}
