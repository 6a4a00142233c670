import type { ModelEntry } from "@rnn-zoo/models";
import type { Answer } from "./answer-reader.js";
import { type Content, writeBodies } from "./bodies.js";
import type { Shot } from "./loops.js";
import { oracleScores } from "./oracle.js";
import { requestBytes } from "./request-bytes.js";
import { wrongIn } from "./verify.js";

/** One kind of request in a mix. */
export interface Traffic extends Content {
  readonly model: string;
  /** How often it comes, relative to the others; 1 unless given. */
  readonly weight?: number;
}

/** A request whose answer is known. */
export interface CheckedShot extends Shot {
  /** Tells what is wrong in an answer with status 200. */
  readonly wrongIn: (answer: Answer) => string | undefined;
}

const bodiesOfAKind = 8;

/** Writes the requests of one kind and asks the oracle for their answers. */
export async function prepareShots(traffic: Traffic, entry: ModelEntry, host: string): Promise<CheckedShot[]> {
  const { contentType, rows } = traffic;
  const bodies = await writeBodies(traffic, entry, bodiesOfAKind);
  const accept = contentType === "application/x-protobuf" ? contentType : "application/json";
  const headers = { "content-type": contentType, accept };
  const shots: CheckedShot[] = [];
  for (const { path, bytes, input } of bodies) {
    const expected = { model: entry.name, version: entry.version, scores: await oracleScores(entry, input) };
    shots.push({
      bytes: requestBytes({ method: "POST", path, headers, body: bytes }, host),
      rows,
      wrongIn: (answer) => wrongIn(answer, expected),
    });
  }
  return shots;
}

/** Things that take turns. */
export interface Weighted<T> {
  readonly weight: number;
  readonly things: readonly T[];
}

/**
 * Takes turns by weight, as evenly as can be: each time the kind that has waited longest for its share, and of a kind
 * one thing after the other.
 */
export function takeTurns<T>(kinds: readonly Weighted<T>[]): () => T {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  const states = kinds.map((kind) => ({ ...kind, credit: 0, index: 0 }));
  return () => {
    for (const state of states) state.credit += state.weight;
    const [first, ...others] = states;
    if (!first) throw new Error("expected at least one kind");
    const next = others.reduce((best, state) => (state.credit > best.credit ? state : best), first);
    next.credit -= total;
    const thing = next.things[next.index++ % next.things.length];
    if (thing === undefined) throw new Error("expected at least one of each kind");
    return thing;
  };
}
