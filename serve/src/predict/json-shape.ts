const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const open = 0x5b; // [ and, with the bit 0x20, {
const close = 0x5d; // ] and }

/** What makes a JSON text expensive to parse, beside its length. */
export interface JsonShape {
  /** How deep arrays and objects are nested. */
  readonly depth: number;
  /** How many arrays, objects and keys there are. */
  readonly parts: number;
}

/**
 * Looks at a JSON text before it is parsed: JSON.parse takes seconds for 8 MB of brackets or of keys, and nothing else
 * can happen meanwhile. Stops at the first that is too much.
 * @param json UTF-8
 * @param limit the answer is at most one more in either
 */
export function jsonShape(json: Uint8Array, limit: JsonShape): JsonShape {
  let [depth, deepest, parts] = [0, 0, 0];
  for (let i = 0; i < json.length && deepest <= limit.depth && parts <= limit.parts; i++) {
    const byte = json[i] ?? 0;
    if (byte === quote) {
      i = endOfText(json, i);
    } else if ((byte & ~0x20) === close) {
      depth--;
    } else if ((byte & ~0x20) === open) {
      parts++;
      deepest = Math.max(deepest, ++depth);
    } else if (byte === colon) {
      parts++;
    }
  }
  return { depth: deepest, parts };
}

/** @param start the place of the opening quote */
function endOfText(json: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== quote) i += json[i] === backslash ? 2 : 1;
  return i;
}
