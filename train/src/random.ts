import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of random numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A permutation of 0 … length − 1. */
  permutation(length: number): Uint32Array;
}

/**
 * @param seed a whole number from 0 to 2³² − 1
 * @param stream keeps apart what must not depend on each other, such as initial weights and shuffling
 */
export function createRandom(seed: number, stream: string): Random {
  const generator = xoroshiro128plus(mix(seed, stream));
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  return { uniform, normal: () => normal(uniform), permutation: (length) => permutation(length, generator) };
}

/** Box and Muller's transform, https://en.wikipedia.org/wiki/Box–Muller_transform. */
function normal(uniform: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
  return radius * Math.cos(2 * Math.PI * uniform());
}

/** Fisher and Yates' shuffle. */
function permutation(length: number, generator: ReturnType<typeof xoroshiro128plus>): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}

/** FNV-1a over the name of the stream, begun with the seed. */
function mix(seed: number, stream: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const character of stream) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
