import { setImmediate } from "node:timers/promises";
import type { ModelEntry } from "@rnn-zoo/models";
import Negotiator from "negotiator";
import { errors } from "../errors.js";
import { roundScore } from "./score-text.js";
import type { EncodedRequest, Surface } from "./surface.js";

/** A body and its Content-Type. */
export interface Payload {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Of a text, that each letter is a byte: then nobody need count them. */
  readonly isAscii?: boolean;
}

const json = "application/json";
const protobuf = "application/x-protobuf";

/** The Content-Type of JSON. */
export const jsonType = `${json}; charset=utf-8`;
const sliceOf = 128; // predictions between two turns of the event loop

/** The types that an answer can have. */
export type AnswerType = typeof json | typeof protobuf;

/**
 * Chooses the type of an answer: RFC 9110, 12.5.1. Of equals JSON.
 * @param accept the Accept header
 * @throws ServeError not_acceptable
 */
export function answerType(accept: string | undefined): AnswerType {
  if (accept === undefined || accept === "*/*" || accept === json) return json;
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes([json, protobuf]);
  if (best === json || best === protobuf) return best;
  throw errors.notAcceptable(accept, [json, protobuf]);
}

/**
 * Writes an answer; at once where it is short.
 * @param scores float32 [rows, ...outputShape], flat
 */
export function writeAnswer<P extends object>(
  type: AnswerType,
  surface: Surface<P>,
  entry: Pick<ModelEntry, "name" | "version">,
  encoded: Omit<EncodedRequest<P>, "input">,
  scores: Float32Array,
): Payload | Promise<Payload> {
  const { json } = encoded;
  if (type === protobuf || !json || scores.length > sliceOf * surface.tensors.outputs)
    return writeLong(type, surface, entry, encoded, scores);
  return { type: jsonType, body: `${headOf(entry)},"predictions":[${json(scores, 0)}]}`, isAscii: true };
}

async function writeLong<P extends object>(
  type: AnswerType,
  surface: Surface<P>,
  entry: Pick<ModelEntry, "name" | "version">,
  { predictions, json, protobuf: direct }: Omit<EncodedRequest<P>, "input">,
  scores: Float32Array,
): Promise<Payload> {
  const { name: model, version } = entry;
  if (type === protobuf) {
    const head = surface.encodeAnswer({ model, version, predictions: direct ? [] : [...predictions(scores)] });
    return { type, body: direct ? Buffer.concat([head, direct(scores)]) : head };
  }
  const list = json ? await writeSlices(json, scores, surface.tensors.outputs) : await writeList(predictions(scores));
  return { type: jsonType, body: `${headOf(entry)},"predictions":${list}}`, isAscii: json !== undefined };
}

const heads = new WeakMap<object, string>(); // asked for at every request

/** Who answers, as JSON without its end. */
function headOf(entry: Pick<ModelEntry, "name" | "version">): string {
  const known = heads.get(entry);
  if (known !== undefined) return known;
  const { name: model, version } = entry;
  const head = JSON.stringify({ model, version }).slice(0, -1);
  heads.set(entry, head);
  return head;
}

async function writeSlices(json: (scores: Float32Array, row: number) => string, all: Float32Array, outputs: number) {
  const step = sliceOf * outputs;
  const texts: string[] = [];
  for (let first = 0; first < all.length; first += step) {
    texts.push(json(all.subarray(first, first + step), first / outputs));
    await setImmediate();
  }
  return `[${texts.join()}]`;
}

/** Writes a list as JSON, numbers with nine digits; a long one in slices, so that other requests have their turn. */
export async function writeList(values: Iterable<object>): Promise<string> {
  const texts: string[] = [];
  for (const value of values) {
    texts.push(JSON.stringify(value, inShort));
    if (texts.length % sliceOf === 0) await setImmediate();
  }
  return `[${texts.join()}]`;
}

function inShort(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? roundScore(value) : value;
}

/** Makes a list, in slices too. */
export async function collect<T>(values: Iterable<T>): Promise<T[]> {
  const list: T[] = [];
  for (const value of values) {
    list.push(value);
    if (list.length % sliceOf === 0) await setImmediate();
  }
  return list;
}
