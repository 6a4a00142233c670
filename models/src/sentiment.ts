import { describeValue } from "./describe-value.js";
import { InvalidInputError } from "./errors.js";
import { sentimentLabels } from "./sentiment-labels.js";
import { padId, startId, unknownId, type Vocabulary } from "./vocabulary.js";
import { createWordTable, type WordTable } from "./word-table.js";

/** A model reads the last ids of a text, this many. */
export const sentimentLength = 100;

/** What became of one text. */
export interface TextFacts {
  /** Its words, all of them. */
  readonly tokens: number;
  /** Those that the vocabulary lacks. */
  readonly unknownTokens: number;
  /** Whether it has more words than a model reads; the first ones are left out. */
  readonly truncated: boolean;
}

/** Texts as every sentiment model takes them. */
export interface EncodedTexts {
  /** int32 [texts, 100], flat */
  readonly ids: Int32Array;
  /** One a text. */
  readonly facts: readonly TextFacts[];
}

/** What a model says of one text. */
export interface SentimentPrediction extends TextFacts {
  readonly sentiment: (typeof sentimentLabels)[number];
  /** The probability that the text is positive, 0 to 1. */
  readonly score: number;
}

/**
 * Turns the instances of a request into the tensor that every sentiment model takes.
 * @param instances a list of texts, of any length; a text without words is one too
 * @throws InvalidInputError that names the place, such as `instances[3]`
 */
export function encodeSentiments(instances: unknown, vocabulary: Vocabulary): EncodedTexts {
  if (!Array.isArray(instances) || instances.length === 0) {
    throw new InvalidInputError("instances", "a list of at least one text", describeValue(instances));
  }
  const ids = new Int32Array(instances.length * sentimentLength); // [texts, 100]
  const facts = instances.map((instance: unknown, index) => {
    if (typeof instance !== "string") {
      throw new InvalidInputError(`instances[${index}]`, "a text", describeValue(instance));
    }
    return encodeText(instance, vocabulary, ids.subarray(index * sentimentLength, (index + 1) * sentimentLength));
  });
  return { ids, facts };
}

/**
 * Turns one text into ids: the start, then its words; cut to the last ones, padded in front.
 * @param row int32 [100]; it is filled
 */
export function encodeText(text: string, vocabulary: Vocabulary, row: Int32Array): TextFacts {
  const ids = tableOf(vocabulary).idsOf(text, unknownId);
  const tokens = ids.length;
  const first = row.length - tokens; // the place of the first word, before the row where there are too many
  row.fill(padId, 0, Math.max(0, first));
  if (first > 0) row[first - 1] = startId;
  row.set(first < 0 ? ids.subarray(-first) : ids, Math.max(0, first));
  let unknownTokens = 0;
  for (let word = 0; word < tokens; word++) if (ids[word] === unknownId) unknownTokens++;
  return { tokens, unknownTokens, truncated: tokens > row.length };
}

const tables = new WeakMap<Vocabulary, WordTable>();

function tableOf(vocabulary: Vocabulary): WordTable {
  const known = tables.get(vocabulary);
  if (known) return known;
  const table = createWordTable(vocabulary.ids);
  tables.set(vocabulary, table);
  return table;
}

/**
 * Reads a model's output.
 * @param scores float32 [texts] or [texts, 1]: the probability that a text is positive
 * @param facts of the same texts
 */
export function decodeSentiments(scores: Float32Array, facts: readonly TextFacts[]): SentimentPrediction[] {
  return facts.map((fact, index) => {
    const score = scores[index] ?? 0;
    return { sentiment: sentimentOf(score), score, ...fact };
  });
}

/** @param score the probability that a text is positive, 0 to 1 */
export function sentimentOf(score: number): SentimentPrediction["sentiment"] {
  return sentimentLabels[score >= 0.5 ? 1 : 0];
}
