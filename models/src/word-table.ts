import { plainText, separator } from "./sentiment-words.js";

/** Finds the ids of words in a text, without a string for each word. */
export interface WordTable {
  /**
   * Cuts a text as `wordsOf` does.
   * @param unknown stands for each word that the table lacks
   * @returns one id a word, to be read before the next call: it writes to the same memory
   */
  idsOf(text: string, unknown: number): Int32Array;
}

// FNV-1a over the UTF-16 units of a word: http://www.isthe.com/chongo/tech/comp/fnv/
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;
const slotsPerWord = 4;

const separates = new Uint8Array(65_536); // by UTF-16 unit
for (let unit = 0; unit < separates.length; unit++) {
  if (separator.test(String.fromCharCode(unit))) separates[unit] = 1;
}

/** Memory for one text and the ids of its words. */
interface Desk {
  readonly bytes: Buffer;
  /** The same as UTF-16 units: read from a string, each takes twice as long. */
  readonly units: Uint16Array;
  readonly ids: Int32Array;
}

const deskUnits = 16_384; // a longer text gets a desk of its own
const sharedDesk = createDesk(deskUnits);

function createDesk(length: number): Desk {
  const units = new Uint16Array(length);
  return { bytes: Buffer.from(units.buffer), units, ids: new Int32Array(Math.ceil(length / 2)) };
}

/** A hash table with open addressing: a Map of strings takes more than four times as long for the words of a text. */
export function createWordTable(ids: ReadonlyMap<string, number>): WordTable {
  const slots = 2 ** Math.ceil(Math.log2(slotsPerWord * ids.size + 1));
  const hashes = new Int32Array(slots);
  const ends = new Int32Array(slots); // in `letters`; 0 where a slot is free
  const lengths = new Int32Array(slots);
  const found = new Int32Array(slots);
  const letters = new Uint16Array(Array.from(ids.keys()).reduce((sum, { length }) => sum + length, 0));

  let filled = 0; // of the letters
  for (const [word, id] of ids) {
    let hash = seed;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      letters[filled++] = unit;
      hash = Math.imul(hash ^ unit, prime);
    }
    let slot = slotOf(hash, slots);
    while (ends[slot] !== 0) slot = nextSlot(slot, slots);
    hashes[slot] = hash;
    ends[slot] = filled;
    lengths[slot] = word.length;
    found[slot] = id;
  }

  /** Of the word from `start` up to `end`. */
  function idOf(units: Uint16Array, start: number, end: number, hash: number, unknown: number): number {
    for (let slot = slotOf(hash, slots); ends[slot] !== 0; slot = nextSlot(slot, slots)) {
      if (hashes[slot] !== hash || lengths[slot] !== end - start) continue;
      const offset = (ends[slot] ?? 0) - end; // from a place in the text to that in `letters`
      let at = start;
      while (at < end && letters[offset + at] === units[at]) at++;
      if (at === end) return found[slot] ?? unknown;
    }
    return unknown;
  }

  return {
    idsOf: (text, unknown) => {
      const plain = plainText(text);
      const { length } = plain;
      const { bytes, units, ids } = length > deskUnits ? createDesk(length) : sharedDesk;
      bytes.write(plain, "utf16le");
      let words = 0;
      let start = 0;
      let hash = seed;
      for (let at = 0; at < length; at++) {
        const unit = units[at] ?? 0;
        if (separates[unit] === 0) {
          hash = Math.imul(hash ^ unit, prime);
          continue;
        }
        if (at > start) ids[words++] = idOf(units, start, at, hash, unknown);
        start = at + 1;
        hash = seed;
      }
      if (length > start) ids[words++] = idOf(units, start, length, hash, unknown);
      return ids.subarray(0, words);
    },
  };
}

/** The low bits of FNV alone are poor. */
function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

function nextSlot(slot: number, slots: number): number {
  return (slot + 1) & (slots - 1);
}
