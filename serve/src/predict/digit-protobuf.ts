import { digitLabels } from "@rnn-zoo/models";
import { bestOf } from "./ranking.js";

const classes = digitLabels.length;
const [varint, bytes, fixed32] = [0, 2, 5]; // wire types
const key = (field: number, wireType: number) => (field << 3) | wireType;
const floatBytes = Float32Array.BYTES_PER_ELEMENT;
const digitBytes = 2;
const scoresBytes = 1 + floatBytes + 2 + classes * floatBytes;

/**
 * Writes what is usually said of digits, the field `predictions` of PredictDigitResponse, straight from the scores.
 * @param scores float32 [digits, 10], flat
 */
export function digitsProtobuf(scores: Float32Array): Uint8Array {
  const target = new DataView(new ArrayBuffer((scores.length / classes) * (2 + digitBytes + scoresBytes)));
  let at = 0;
  for (let first = 0; first < scores.length; first += classes) at = writeDigit(scores, first, target, at);
  return new Uint8Array(target.buffer, 0, at);
}

function writeDigit(scores: Float32Array, first: number, target: DataView, start: number): number {
  const digit = bestOf(scores, first, classes);
  const isSaid = digit > 0; // proto3 leaves out a zero; a confidence is never zero
  let at = pair(target, start, key(3, bytes), scoresBytes + (isSaid ? digitBytes : 0));
  if (isSaid) at = pair(target, at, key(1, varint), digit);
  target.setUint8(at, key(2, fixed32));
  target.setFloat32(at + 1, scores[first + digit] ?? 0, true);
  at = pair(target, at + 1 + floatBytes, key(3, bytes), classes * floatBytes);
  for (let label = 0; label < classes; label++) {
    target.setFloat32(at, scores[first + label] ?? 0, true);
    at += floatBytes;
  }
  return at;
}

function pair(target: DataView, at: number, one: number, other: number): number {
  target.setUint8(at, one);
  target.setUint8(at + 1, other);
  return at + 2;
}
