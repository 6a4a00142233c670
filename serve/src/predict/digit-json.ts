import { digitLabels } from "@rnn-zoo/models";
import { bestOf } from "./ranking.js";
import { scoreBytes, writeScore } from "./score-text.js";

const classes = digitLabels.length;
const digitPart = Buffer.from('{"digit":');
const confidencePart = Buffer.from(',"confidence":');
const probabilitiesPart = Buffer.from(',"probabilities":[');
const endPart = Buffer.from("]}");
const [zero, comma] = [0x30, 0x2c];
const partBytes = digitPart.length + confidencePart.length + probabilitiesPart.length + endPart.length;
const digitBytes = partBytes + (classes + 1) * (scoreBytes + 1) + 2; // at most, with the comma behind it

let scratch = Buffer.alloc(digitBytes); // for one list at a time: nothing waits while it is written

/**
 * Writes what is usually said of digits, `{"digit":7,"confidence":…,"probabilities":[…]},…`, straight from the scores:
 * through objects it takes three times as long.
 * @param scores float32 [digits, 10], flat
 */
export function digitsJson(scores: Float32Array): string {
  const most = (scores.length / classes) * digitBytes;
  if (scratch.length < most) scratch = Buffer.allocUnsafeSlow(most);
  let at = 0;
  for (let first = 0; first < scores.length; first += classes) {
    if (first > 0) scratch[at++] = comma;
    at = writeDigit(scores, first, scratch, at);
  }
  return scratch.toString("latin1", 0, at);
}

function writeDigit(scores: Float32Array, first: number, target: Buffer, start: number): number {
  const digit = bestOf(scores, first, classes);
  let at = put(digitPart, target, start);
  target[at++] = zero + digit;
  at = put(confidencePart, target, at);
  at = writeScore(scores[first + digit] ?? 0, target, at);
  at = put(probabilitiesPart, target, at);
  for (let label = 0; label < classes; label++) {
    if (label > 0) target[at++] = comma;
    at = writeScore(scores[first + label] ?? 0, target, at);
  }
  return put(endPart, target, at);
}

function put(part: Buffer, target: Buffer, start: number): number {
  for (let i = 0; i < part.length; i++) target[start + i] = part[i] ?? 0; // a few bytes: faster than a copy
  return start + part.length;
}
