import { plainText, separator } from "./sentiment-words.js";

/** Finds the ids of words in a text, without a string for each word. */
export interface WordTable {
  /**
   * Cuts a text as `wordsOf` does.
   * @param unknown stands for each word that the table lacks
   * @returns one id a word
   */
  idsOf(text: string, unknown: number): number[];
}

// FNV-1a over the UTF-16 units of a word: http://www.isthe.com/chongo/tech/comp/fnv/
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;
const slotsPerWord = 4;

const separates = new Uint8Array(65_536); // by UTF-16 unit
for (let unit = 0; unit < separates.length; unit++) {
  if (separator.test(String.fromCharCode(unit))) separates[unit] = 1;
}

/** A hash table with open addressing: a Map of strings takes more than twice as long for the words of a text. */
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
  function idOf(text: string, start: number, end: number, hash: number, unknown: number): number {
    for (let slot = slotOf(hash, slots); ends[slot] !== 0; slot = nextSlot(slot, slots)) {
      if (hashes[slot] !== hash || lengths[slot] !== end - start) continue;
      const offset = (ends[slot] ?? 0) - end; // from a place in the text to that in `letters`
      let at = start;
      while (at < end && letters[offset + at] === text.charCodeAt(at)) at++;
      if (at === end) return found[slot] ?? unknown;
    }
    return unknown;
  }

  return {
    idsOf: (text, unknown) => {
      const plain = plainText(text);
      const all: number[] = [];
      let start = 0;
      let hash = seed;
      for (let at = 0; at < plain.length; at++) {
        const unit = plain.charCodeAt(at);
        if (separates[unit] === 0) {
          hash = Math.imul(hash ^ unit, prime);
          continue;
        }
        if (at > start) all.push(idOf(plain, start, at, hash, unknown));
        start = at + 1;
        hash = seed;
      }
      if (plain.length > start) all.push(idOf(plain, start, plain.length, hash, unknown));
      return all;
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
