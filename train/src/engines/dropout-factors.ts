/** Which factors are drawn: the same place gives the same factors, however a batch is shared out among workers. */
export interface DrawPlace {
  readonly seed: number;
  /** Counted from 1. */
  readonly step: number;
  /** Which of the graph's dropout inputs. */
  readonly input: number;
  /** Where the first row stands in its batch. */
  readonly firstRow: number;
  readonly rows: number;
}

/**
 * Draws dropout's factors: 0 at the given rate, else 1 ÷ (1 − rate).
 * @param shape of one row: [features] or [time, features]
 * @returns float32 [rows, features] or [time, rows, features], flat
 */
export function drawFactors(shape: readonly number[], rate: number, place: DrawPlace): Float32Array {
  const [time, features] = shape.length === 2 ? [shape[0] ?? 0, shape[1] ?? 0] : [1, shape[0] ?? 0];
  const { rows } = place;
  const factors = new Float32Array(time * rows * features);
  const kept = 1 / (1 - rate);
  const threshold = rate * 2 ** 32;
  for (let row = 0; row < rows; row++) {
    let state = mix(mix(mix(place.seed, place.step), place.input), place.firstRow + row);
    for (let t = 0; t < time; t++) {
      const start = (t * rows + row) * features;
      for (let i = start; i < start + features; i++) {
        state = (state + 0x9e3779b9) | 0;
        factors[i] = scramble(state) >>> 0 < threshold ? 0 : kept;
      }
    }
  }
  return factors;
}

function mix(hash: number, value: number): number {
  return scramble((Math.imul(hash, 31) + value + 0x9e3779b9) | 0);
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the output. */
function scramble(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
