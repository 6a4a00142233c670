import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { digitPixels, digitSide, encodeSentiments, type ModelEntry, parseVocabulary } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import type { ByteExamples } from "@rnn-zoo/train/datasets/dataset.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { realDigits } from "../../support/real-digits.js";
import type { ModelInput } from "./oracle.js";

export type ContentType = "application/json" | "application/octet-stream" | "application/x-protobuf";

/** What requests of one kind carry. */
export interface Content {
  readonly task: "digit" | "sentiment";
  readonly contentType: ContentType;
  /** Digits or texts in a request. */
  readonly rows: number;
  /** Words of a text. */
  readonly words?: number;
}

/** A body, and what a model is given when it is read rightly. */
export interface Body {
  /** With the query that it needs. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly input: ModelInput;
}

/**
 * Writes bodies for a model: real digits of MNIST, or texts of random words that the model knows.
 * @param count different ones
 */
export function writeBodies(content: Content, entry: ModelEntry, count: number): Promise<Body[]> {
  return content.task === "digit" ? digitBodies(content, entry, count) : textBodies(content, entry, count);
}

const poolDigits = 640;
let pool: Promise<ByteExamples> | undefined; // reading them takes seconds

async function digitBodies({ contentType, rows }: Content, { name }: ModelEntry, count: number): Promise<Body[]> {
  pool ??= realDigits(poolDigits / 10);
  const { inputs } = await pool;
  return Array.from({ length: count }, (_, index) => {
    const data = new Uint8Array(rows * digitPixels); // [rows, 28, 28]
    for (let row = 0; row < rows; row++) {
      const from = ((index * rows + row) % poolDigits) * digitPixels;
      data.set(inputs.subarray(from, from + digitPixels), row * digitPixels);
    }
    const input: ModelInput = { type: "uint8", data, shape: [digitSide, digitSide] };
    return { ...digitBytes(contentType, data, rows, name), input };
  });
}

function digitBytes(contentType: ContentType, pixels: Uint8Array, rows: number, model: string) {
  const path = "/predict/digit";
  if (contentType === "application/octet-stream") return { path: `${path}?model=${model}`, bytes: pixels };
  if (contentType === "application/x-protobuf") {
    return { path, bytes: rnnzoo.predict.PredictDigitRequest.encode({ pixels, model }).finish() };
  }
  const row = (_: unknown, i: number) => [...pixels.subarray(i * digitPixels, (i + 1) * digitPixels)];
  return { path, bytes: Buffer.from(JSON.stringify({ instances: Array.from({ length: rows }, row), model })) };
}

async function textBodies(content: Content, { folder, name }: ModelEntry, count: number): Promise<Body[]> {
  if (content.contentType !== "application/json") throw new Error(`texts go as JSON, got ${content.contentType}`);
  const file = join(folder, "vocabulary.txt");
  const vocabulary = parseVocabulary(await readFile(file, "utf8"), file);
  const words = [...vocabulary.ids.keys()];
  const { uniform } = createRandom(1, "load");
  const text = () =>
    Array.from({ length: content.words ?? 20 }, () => words[Math.floor(uniform() * words.length)]).join(" ");
  return Array.from({ length: count }, () => {
    const instances = Array.from({ length: content.rows }, text);
    const { ids } = encodeSentiments(instances, vocabulary);
    const bytes = Buffer.from(JSON.stringify({ instances, model: name }));
    return { path: "/predict/sentiment", bytes, input: { type: "int32", data: ids, shape: [100] } };
  });
}
