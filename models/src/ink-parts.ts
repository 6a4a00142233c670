import type { InkDepth } from "./ink-depth.js";

/** Ink that hangs together. */
export interface InkPart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly pixels: Int32Array;
  /** Sum of the depths. */
  readonly mass: number;
  /** The deepest. */
  readonly peak: number;
}

/** Finds the connected parts of what is at least so deep; neighbours are the eight around a pixel. */
export function inkParts(ink: InkDepth, least: number): InkPart[] {
  const isOpen = ink.depths.map((depth) => (depth >= least ? 1 : 0));
  const pixels = new Int32Array(isOpen.length); // of one part after the other
  const parts: InkPart[] = [];
  let end = 0;
  for (let start = isOpen.indexOf(1); start >= 0; start = isOpen.indexOf(1, start + 1)) {
    const first = end;
    end = grow(ink, isOpen, start, pixels, first);
    parts.push(measured(ink, pixels.subarray(first, end)));
  }
  return parts;
}

/** Puts all that hangs together with `start` into `pixels`, from `first` on, and says where it ends. */
function grow(
  { width, height }: InkDepth,
  isOpen: Uint8Array,
  start: number,
  pixels: Int32Array,
  first: number,
): number {
  let end = first;
  const take = (i: number) => {
    if (isOpen[i] !== 1) return;
    isOpen[i] = 0;
    pixels[end++] = i;
  };
  take(start);
  for (let next = first; next < end; next++) {
    const i = pixels[next] ?? 0;
    const x = i % width;
    for (const row of [i - width, i, i + width]) {
      if (row < 0 || row >= width * height) continue;
      if (x > 0) take(row - 1);
      take(row);
      if (x < width - 1) take(row + 1);
    }
  }
  return end;
}

function measured({ width, height, depths }: InkDepth, pixels: Int32Array): InkPart {
  let [left, right, top, bottom, mass, peak] = [width, -1, height, -1, 0, 0];
  for (const i of pixels) {
    const x = i % width;
    const y = (i - x) / width;
    const depth = depths[i] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    mass += depth;
    peak = Math.max(peak, depth);
  }
  return { left, right, top, bottom, mass, peak, pixels };
}
