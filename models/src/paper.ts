import { type Grey, inverted } from "./grey.js";

/** Pixels of the longer side of a picture whose paper is estimated. */
export const paperSide = 64;

const reach = 10; // pixels; twice of it is wider than any stroke

/**
 * The morphological closing of the picture. Towards its dark side a closing takes over brighter paper, so the light is
 * evened out first: a quadratic surface is fitted to a first closing, on the logarithmic scale.
 */
export function paperOf(small: Grey): Grey {
  const { width, height, values } = small;
  const light = quadratic(closing(small));
  const even = values.map((value, i) => Math.min(255, (128 * value) / (light[i] ?? 1)));
  const closed = closing({ width, height, values: even }).values;
  return { width, height, values: closed.map((value, i) => Math.min(255, (value * (light[i] ?? 1)) / 128)) };
}

const terms = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [0, 2],
  [1, 1],
] as const;

/**
 * The surface exp(a + bx + cy + dx² + ey² + fxy) nearest to the values' logarithms: on a grid each term stands alone.
 * Where a closing is not to be trusted, near the edges, the surface goes on as it is further in.
 */
function quadratic({ width, height, values }: Grey): Float64Array {
  const [overX, overY] = [powers(width), powers(height)];
  const fitted = new Float64Array(values.length);
  for (const [orderX, orderY] of terms) {
    const [alongX, alongY] = [overX[orderX], overY[orderY]];
    const term = fitted.map((_, i) => (alongX[i % width] ?? 0) * (alongY[Math.floor(i / width)] ?? 0));
    let [size, share] = [0, 0];
    for (let y = marginOf(height); y < height - marginOf(height); y++) {
      for (let x = marginOf(width); x < width - marginOf(width); x++) {
        const part = term[y * width + x] ?? 0;
        size += part * part;
        share += part * Math.log(Math.max(1, values[y * width + x] ?? 0));
      }
    }
    for (let i = 0; size > 0 && i < fitted.length; i++) fitted[i] = (fitted[i] ?? 0) + (share / size) * (term[i] ?? 0);
  }
  return fitted.map(Math.exp);
}

/** 1, x and x² from edge to edge; inside the margins their sums, and those of their products, are 0. */
function powers(length: number) {
  const x = Float64Array.from({ length }, (_, i) => (i + 0.5) / length - 0.5);
  const inside = x.subarray(marginOf(length), length - marginOf(length));
  const mean = inside.reduce((sum, value) => sum + value * value, 0) / inside.length;
  return [x.map(() => 1), x, x.map((value) => value * value - mean)] as const;
}

function marginOf(length: number): number {
  return length >= 4 * reach ? reach : 0;
}

/** The greatest around each pixel, and of that the least: it fills what is darker and narrower than the square. */
function closing({ width, height, values }: Grey): Grey {
  const widest = (from: Uint8Array) => greatest(greatest(from, width, 1, height, width), height, width, width, 1);
  return { width, height, values: inverted(widest(inverted(widest(values)))) };
}

/** The greatest value within `reach` of each pixel along its line. */
function greatest(from: Uint8Array, length: number, step: number, lines: number, lineStep: number): Uint8Array {
  const to = new Uint8Array(from.length);
  for (let i = 0; i < lines * length; i++) {
    const at = i % length;
    const start = ((i - at) / length) * lineStep;
    const last = Math.min(length - 1, at + reach);
    let most = 0;
    for (let near = Math.max(0, at - reach); near <= last; near++) {
      const value = from[start + near * step] ?? 0;
      if (value > most) most = value;
    }
    to[start + at * step] = most;
  }
  return to;
}
