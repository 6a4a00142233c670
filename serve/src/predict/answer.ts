import { setImmediate } from "node:timers/promises";
import Negotiator from "negotiator";
import { errors } from "../errors.js";
import type { Surface } from "./surface.js";

/** A body and its Content-Type. */
export interface Payload {
  readonly type: string;
  readonly body: string | Uint8Array;
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
  if (accept === undefined || accept === "*/*") return json;
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes([json, protobuf]);
  if (best === json || best === protobuf) return best;
  throw errors.notAcceptable(accept, [json, protobuf]);
}

/** Writes an answer. */
export async function writeAnswer<P extends object>(
  type: AnswerType,
  surface: Surface<P>,
  model: string,
  version: string,
  predictions: Iterable<P>,
): Promise<Payload> {
  if (type === protobuf) {
    return { type, body: surface.encodeAnswer({ model, version, predictions: [...predictions] }) };
  }
  const head = JSON.stringify({ model, version }).slice(0, -1);
  return { type: jsonType, body: `${head},"predictions":${await writeList(predictions)}}` };
}

/** Writes a list as JSON; a long one in slices, so that other requests have their turn. */
export async function writeList(values: Iterable<object>): Promise<string> {
  const texts: string[] = [];
  for (const value of values) {
    texts.push(JSON.stringify(value));
    if (texts.length % sliceOf === 0) await setImmediate();
  }
  return `[${texts.join()}]`;
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
