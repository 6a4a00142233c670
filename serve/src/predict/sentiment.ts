import {
  decodeSentiments,
  type EncodedTexts,
  encodeSentiments,
  InvalidInputError,
  type ModelEntry,
  type SentimentPrediction,
  sentimentLabels,
} from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { errors } from "../errors.js";
import { sentimentTask } from "../tasks.js";
import type { Crew } from "./crew.js";
import { queryFields } from "./fields.js";
import { isHeavy } from "./heavy.js";
import { rank } from "./ranking.js";
import { sentimentsJson } from "./sentiment-json.js";
import {
  readSentimentJson,
  readSentimentProtobuf,
  type SentimentRequest,
  sentimentOptionNames,
  sentimentRequest,
} from "./sentiment-texts.js";
import { type EncodedRequest, type ReadContext, readersOf, type Surface, type TaskRequest } from "./surface.js";
import { prepareVocabulary, vocabularyOf } from "./vocabularies.js";

const { PredictSentimentResponse } = rnnzoo.predict;

/** What is said of one text. */
interface Judged extends SentimentPrediction {
  /** The most probable classes, where topK asks for them. */
  readonly top?: { readonly sentiment: string; readonly probability: number }[];
}

/** POST /predict/sentiment */
export const sentimentSurface: Surface<Judged> = {
  task: "sentiment",
  tensors: sentimentTask,
  readers: readersOf(
    [
      ["application/json", readJson],
      ["text/plain", readText],
      ["application/x-protobuf", readProtobuf],
    ],
    taskRequest,
  ),
  prepare: prepareVocabulary,
  encodeAnswer: (answer) => PredictSentimentResponse.encode(answer).finish(),
  asCompared: (sentiments) => ({ sentiments }),
  verdict: ({ sentiment }) => sentiment,
  encodingOf: async (entry) => (await vocabularyOf(entry)).vocabulary.sha256,
};

function readJson(body: Buffer, { query, maxRows, crew }: ReadContext): SentimentRequest | Promise<SentimentRequest> {
  queryFields(query, []);
  const work = { body, maxRows };
  return isHeavy(body.length) ? crew.run("readSentimentJson", work, [body]) : readSentimentJson(work);
}

function readProtobuf(
  body: Buffer,
  { query, maxRows, crew }: ReadContext,
): SentimentRequest | Promise<SentimentRequest> {
  queryFields(query, []);
  const work = { body, maxRows };
  return isHeavy(body.length) ? crew.run("readSentimentProtobuf", work, [body]) : readSentimentProtobuf(work);
}

/** The whole body is one text. */
function readText(body: Buffer, { contentType, query }: ReadContext): SentimentRequest {
  const fields = queryFields(query, sentimentOptionNames);
  return sentimentRequest(fields, [decoded(body, charsetOf(contentType))]);
}

function charsetOf(contentType: string): string {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? "utf-8";
}

function decoded(body: Buffer, charset: string): string {
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(body);
  } catch {
    throw new InvalidInputError("body", `text in ${decoder.encoding}`, "bytes that are none");
  }
}

function decoderOf(charset: string) {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw errors.unsupportedCharset(charset);
  }
}

function taskRequest({ texts, topK, model, version }: SentimentRequest, { crew }: ReadContext): TaskRequest<Judged> {
  return {
    model,
    version,
    encode: (entry) => {
      const read = (encoded: EncodedTexts) => encodedRequest(encoded, topK);
      const words = vocabularyOf(entry);
      return words instanceof Promise || isLong(texts)
        ? encodeLong(texts, entry, crew).then(read)
        : read(encodeSentiments(texts, words.vocabulary));
    },
  };
}

function encodedRequest({ ids, facts }: EncodedTexts, topK: number | undefined): EncodedRequest<Judged> {
  return {
    input: new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength),
    predictions: (scores) => ranked(decodeSentiments(scores, facts), topK),
    json: topK === undefined ? (scores, first) => sentimentsJson(scores, facts, first) : undefined,
  };
}

/** With the words that the model was loaded with, also where their file has changed since. */
async function encodeLong(texts: readonly string[], entry: ModelEntry, crew: Crew): Promise<EncodedTexts> {
  const { source, vocabulary } = await vocabularyOf(entry);
  if (isLong(texts)) {
    const outcome = await crew.run("encodeTexts", { texts, source });
    if ("ids" in outcome) return outcome;
  }
  return encodeSentiments(texts, vocabulary);
}

function isLong(texts: readonly string[]): boolean {
  return isHeavy(texts.reduce((length, text) => length + text.length, 0));
}

function* ranked(predictions: readonly SentimentPrediction[], topK: number | undefined): Generator<Judged> {
  for (const prediction of predictions) {
    yield topK === undefined ? prediction : { ...prediction, top: topOf(prediction.score, topK) };
  }
}

function topOf(score: number, topK: number) {
  return rank(sentimentLabels, [1 - score, score], topK).map(({ label, probability }) => ({
    sentiment: label,
    probability,
  }));
}
