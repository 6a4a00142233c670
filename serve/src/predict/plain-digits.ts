import { digitPixels, digitSide } from "@rnn-zoo/models";
import { type Fields, noFields } from "./fields.js";
import { fieldsOf } from "./json-body.js";

/** Digits that were read without JSON.parse, and what else the body says. */
export interface PlainDigits {
  /** uint8 [digits, 28, 28], flat: bytes, as no other scale has been asked for yet */
  readonly pixels: Uint8Array;
  /** The other fields. */
  readonly fields: Fields;
}

const [tab, newline, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [comma, open, close, closeBrace] = [0x2c, 0x5b, 0x5d, 0x7d];
const [zero, nine] = [0x30, 0x39];
const twoZeros = 0x302c302c; // "0,0,"
const head = /^\s*\{\s*"instances"\s*:\s*\[/;
const headBytes = 64;
const restBytes = 4_096; // of all other fields
const leastBytes = 2 * digitPixels; // of a digit: each pixel has a figure and a comma or bracket

/**
 * Reads the usual body, `{"instances": [[0, 255, …], …], …}` of whole numbers, straight from its bytes: JSON.parse makes
 * an array of numbers first, which takes more than twice as long. Whatever is not of this form, or wrong in any way, is left
 * to JSON.parse, which knows what to say of it.
 * @param bytes UTF-8
 * @param known the names that fields may have
 * @returns nothing where the body has another form
 */
export function readPlainDigits(bytes: Uint8Array, known: readonly string[]): PlainDigits | undefined {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = head.exec(body.toString("latin1", 0, headBytes))?.[0].length;
  if (start === undefined) return undefined;
  const pixels = new Uint8Array(Math.ceil(body.length / leastBytes) * digitPixels);
  const words = new DataView(body.buffer, body.byteOffset, body.length);
  let at = start;
  for (let end = 0; end + digitPixels <= pixels.length; ) {
    at = scanDigit({ body, words }, skipSpace(body, at), pixels, end);
    if (at < 0) return undefined;
    end += digitPixels;
    at = skipSpace(body, at);
    if (body[at] === close) return withRest(pixels.subarray(0, end), body, at + 1, known);
    if (body[at++] !== comma) return undefined;
  }
  return undefined;
}

/** A body, byte by byte and four bytes at a look. */
interface Bytes {
  readonly body: Buffer;
  readonly words: DataView;
}

/**
 * Fills one digit from 784 numbers, or from 28 times 28 of them.
 * @param at the place of its bracket
 * @param start where it begins in `pixels`
 * @returns the place after its last bracket, or -1
 */
function scanDigit(bytes: Bytes, at: number, pixels: Uint8Array, start: number): number {
  const { body } = bytes;
  if (body[at] !== open) return -1;
  const first = skipSpace(body, at + 1);
  if (body[first] !== open) return scanNumbers(bytes, first, pixels, start, digitPixels);
  let next = first;
  for (let row = 0; row < digitSide; row++) {
    if (body[next] !== open) return -1;
    next = scanNumbers(bytes, next + 1, pixels, start + row * digitSide, digitSide);
    if (next < 0) return -1;
    next = skipSpace(body, next);
    if (body[next] !== (row < digitSide - 1 ? comma : close)) return -1;
    next = skipSpace(body, next + 1);
  }
  return next;
}

/**
 * Reads whole numbers from 0 to 255, with commas between and a bracket behind them. One loop without calls for the
 * usual body, in which each number is followed by its comma: it reads 784 numbers in a third of the time. Most pixels
 * are paper, and two zeros are one look.
 * @param target all zeros
 * @returns the place after the bracket, or -1
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the hottest loop of the server, see above
function scanNumbers({ body, words }: Bytes, start: number, target: Uint8Array, from: number, count: number): number {
  const [end, lastWord] = [from + count, body.length - 4];
  let at = start;
  for (let i = from; i < end; i++) {
    while (i + 2 < end && at <= lastWord && words.getUint32(at) === twoZeros) {
      at += 4;
      i += 2;
    }
    let byte = body[at] as number; // past the end: NaN, which no comparison accepts
    if (byte <= space) {
      at = skipSpace(body, at);
      byte = body[at] as number;
    }
    let value = byte - zero;
    if (!(value >= 0 && value <= 9)) return -1;
    let next = body[++at] as number;
    if (next >= zero && next <= nine) {
      if (value === 0) return -1; // 07 is no JSON
      value = value * 10 + next - zero;
      next = body[++at] as number;
      if (next >= zero && next <= nine) {
        value = value * 10 + next - zero;
        next = body[++at] as number;
      }
      if (value > 255) return -1;
    }
    if (next <= space) {
      at = skipSpace(body, at);
      next = body[at] as number;
    }
    if (next !== (i < end - 1 ? comma : close)) return -1;
    target[i] = value;
    at++;
  }
  return at;
}

function skipSpace(body: Buffer, start: number): number {
  let at = start;
  for (let byte = body[at]; byte === space || byte === newline || byte === tab || byte === carriageReturn; ) {
    byte = body[++at];
  }
  return at;
}

/** Closes the gap that the instances leave. A second field of that name, however it is written, is for JSON.parse. */
function withRest(pixels: Uint8Array, body: Buffer, at: number, known: readonly string[]): PlainDigits | undefined {
  const last = skipSpace(body, at);
  if (body[last] === closeBrace && skipSpace(body, last + 1) === body.length) return { pixels, fields: noFields };
  if (body[last] !== comma || body.length - last > restBytes) return undefined;
  const rest = body.toString("utf8", skipSpace(body, last + 1));
  if (!rest.startsWith('"') || rest.includes("instances") || rest.includes("\\")) return undefined;
  if (rest !== remembered?.rest || known !== remembered.known) {
    try {
      remembered = { rest, known, fields: fieldsOf(`{${rest}`, known) };
    } catch {
      return undefined;
    }
  }
  return { pixels, fields: remembered.fields };
}

/** Most requests want the same as the one before, such as its model: that need not be read again. */
let remembered: { readonly rest: string; readonly known: readonly string[]; readonly fields: Fields } | undefined;
