import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Keys that were given to clients; only their hashes are kept. */
export interface KeySet {
  readonly size: number;
  /** Takes the same time whichever key it is, and whether or not it is one. */
  has(hash: Buffer): boolean;
}

/** New with each process, so that no hash means anything outside it. */
const salt = randomBytes(32);

/** SHA-256 of a key with this process's salt. Keys are long and random, so that a slow hash would protect nothing. */
export function hashKey(key: string): Buffer {
  return createHash("sha256").update(salt).update(key).digest();
}

export function createKeySet(keys: readonly string[]): KeySet {
  const hashes = keys.map(hashKey);
  return {
    size: hashes.length,
    has: (hash) => {
      let found = false;
      for (const one of hashes) found = timingSafeEqual(one, hash) || found; // never stops at the first
      return found;
    },
  };
}
