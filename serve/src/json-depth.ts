const quote = 0x22;
const backslash = 0x5c;
const open = 0x5b; // [ and, with the bit 0x20, {
const close = 0x5d; // ] and }

/**
 * How deep the arrays and objects of a JSON text are nested. JSON.parse takes more than a second for 8 MB of opening
 * brackets, and nothing else can happen meanwhile; this stops at the first that is too deep.
 * @param json UTF-8
 * @param limit the answer is at most one more
 */
export function jsonDepth(json: Uint8Array, limit: number): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let i = 0; i < json.length && deepest <= limit; i++) {
    const byte = json[i] ?? 0;
    if (isText && byte === backslash) i++;
    else if (byte === quote) isText = !isText;
    else if (isText) continue;
    else if ((byte & ~0x20) === open) deepest = Math.max(deepest, ++depth);
    else if ((byte & ~0x20) === close) depth--;
  }
  return deepest;
}
