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

/** Writes an answer; a long one in slices, so that other requests have their turn. */
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
  const texts: string[] = [];
  for (const prediction of predictions) {
    texts.push(JSON.stringify(prediction));
    if (texts.length % sliceOf === 0) await setImmediate();
  }
  const head = JSON.stringify({ model, version }).slice(0, -1);
  return { type: `${json}; charset=utf-8`, body: `${head},"predictions":[${texts.join()}]}` };
}
