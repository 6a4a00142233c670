import { describeValue, type EncodedTexts, encodeSentiments, InvalidInputError } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { sentimentOptions } from "../docs/option-schemas.js";
import { type Fields, type ModelChoice, readOptions } from "./fields.js";
import { limitInstances, readJsonFields } from "./json-body.js";
import { decodeMessage } from "./protobuf-body.js";
import type { WholeBody } from "./surface.js";
import { type VocabularySource, vocabularyAt } from "./vocabularies.js";

const { PredictSentimentRequest } = rnnzoo.predict;

/** Texts to judge, by which model, and what to say of them. */
export interface SentimentRequest extends ModelChoice {
  readonly texts: readonly string[];
  /** How many classes to rank; nothing: none. */
  readonly topK: number | undefined;
}

export const sentimentOptionNames = Object.keys(sentimentOptions);
const fieldNames = ["instances", ...sentimentOptionNames];
const textsField = 1; // of PredictSentimentRequest

/**
 * Reads `{"instances": ["text", …], …}`.
 * @throws ServeError malformed_json, too_many_rows
 * @throws InvalidInputError that names the place
 */
export function readSentimentJson({ body, maxRows }: WholeBody): SentimentRequest {
  const fields = readJsonFields(body, fieldNames);
  limitInstances(fields, maxRows);
  return sentimentRequest(fields, fields.get("instances"));
}

/**
 * Reads a PredictSentimentRequest.
 * @throws ServeError malformed_protobuf, too_many_rows
 * @throws InvalidInputError where there is no text
 */
export function readSentimentProtobuf({ body, maxRows }: WholeBody): SentimentRequest {
  const message = decodeMessage("PredictSentimentRequest", PredictSentimentRequest, body, textsField, maxRows);
  const fields = new Map<string, unknown>([
    ["model", message.model || undefined],
    ["version", message.version || undefined],
    ["topK", message.topK || undefined],
  ]);
  return sentimentRequest(fields, message.instances);
}

/** @throws InvalidInputError where instances is no list of texts */
export function sentimentRequest(fields: Fields, instances: unknown): SentimentRequest {
  if (!Array.isArray(instances) || instances.length === 0) {
    throw new InvalidInputError("instances", "a list of at least one text", describeValue(instances));
  }
  const texts = instances.map((text: unknown, index) => {
    if (typeof text === "string") return text;
    throw new InvalidInputError(`instances[${index}]`, "a text", describeValue(text));
  });
  return { texts, ...readOptions(sentimentOptions, fields) };
}

/**
 * Turns texts into the ids of a model, in a thread of the crew.
 * @param source the words of that model
 */
export async function encodeTexts({
  texts,
  source,
}: {
  readonly texts: readonly string[];
  readonly source: VocabularySource;
}): Promise<EncodedTexts | { readonly changed: true }> {
  const vocabulary = await vocabularyAt(source);
  return vocabulary ? encodeSentiments(texts, vocabulary) : { changed: true };
}
