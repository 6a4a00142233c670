import { type Grey, quantile } from "./grey.js";
import { blackDepth, type InkDepth } from "./ink-depth.js";
import { type InkPart, inkParts } from "./ink-parts.js";

const leastDepth = 0.06 * blackDepth; // fainter is no ink
const leastAround = 0.2 * blackDepth; // so dark are corners where less light falls
const inkShare = 0.15; // of full ink; what is fainter is paper
const fullShare = 0.999; // of all pixels are fainter than full ink, or as deep: a fine line has few pixels
const noises = 3; // and what is not so many standard deviations above it

/**
 * Cuts the digit out of a picture: the connected parts of ink that belong together, without frames, table edges, dust.
 * @returns bright ink on 0, the smallest box around it; nothing where there is no ink
 */
export function cropToDigit(ink: InkDepth): Grey | undefined {
  const full = quantile(ink.depths, fullShare);
  if (full < leastDepth) return undefined;
  const faintest = Math.max(full * inkShare, ink.noise * noises, leastDepth / 2);
  const most = Math.max(full / 2, 2 * faintest);
  let first: readonly InkPart[] = [];
  for (let level = faintest; level < most; level += full * inkShare) {
    const parts = inkParts(ink, level).filter((part) => part.peak >= most && isStroke(part, ink));
    const digit = withoutDust(withoutSurroundings(parts, ink));
    if (first.length === 0) first = digit;
    if (!digit.some((part) => touches(part, ink))) return digit.length === 0 ? undefined : cropped(digit, ink);
  }
  return first.length === 0 ? undefined : cropped(first, ink);
}

/** As the lines of ruled paper do, and the edges of shadows. */
function touches({ left, right, top, bottom }: InkPart, { width, height }: InkDepth): boolean {
  return left === 0 || top === 0 || right === width - 1 || bottom === height - 1;
}

/** Not dust, and no line from edge to edge. */
function isStroke({ left, right, top, bottom }: InkPart, { width, height }: InkDepth): boolean {
  const [least, wide, high] = [Math.max(2, Math.max(width, height) / 25), right - left + 1, bottom - top + 1];
  const isLine = (wide === width && high < least) || (high === height && wide < least);
  return Math.max(wide, high) >= least && !isLine;
}

/** What lies around something else and leaves the middle free is a frame, a table, a finger. */
function withoutSurroundings(parts: readonly InkPart[], ink: InkDepth): readonly InkPart[] {
  const { width, height } = ink;
  const isAround = (part: InkPart): boolean => {
    const isWide = part.right - part.left >= 0.6 * width && part.bottom - part.top >= 0.6 * height;
    if (!touches(part, ink) && !isWide) return false;
    let central = 0;
    for (const i of part.pixels) {
      const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
      if (x > 0.25 && x < 0.75 && y > 0.25 && y < 0.75) central++;
    }
    return central < 0.02 * part.pixels.length;
  };
  const inside = parts.filter((part) => !isAround(part));
  if (inside.some((part) => longest(part) >= Math.min(width, height) / 10)) return inside;
  return parts.filter((part) => part.peak >= leastAround); // a digit that fills the picture, or lies in a corner
}

/** The heaviest part, and what is near it and not much smaller. */
function withoutDust(parts: readonly InkPart[]): readonly InkPart[] {
  const main = parts.reduce<InkPart | undefined>(
    (most, part) => (most && most.mass >= part.mass ? most : part),
    undefined,
  );
  if (!main) return [];
  return parts.filter(
    (part) => part === main || (part.mass >= 0.02 * main.mass && gap(part, main) <= longest(main) / 2),
  );
}

function gap(a: InkPart, b: InkPart): number {
  const across = Math.max(a.left - b.right, b.left - a.right, 0);
  const down = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
  return Math.max(across, down);
}

function longest({ left, right, top, bottom }: InkPart): number {
  return Math.max(right - left, bottom - top) + 1;
}

function cropped(parts: readonly InkPart[], { width, depths }: InkDepth): Grey {
  const left = Math.min(...parts.map((part) => part.left));
  const top = Math.min(...parts.map((part) => part.top));
  const size = {
    width: Math.max(...parts.map((part) => part.right)) - left + 1,
    height: Math.max(...parts.map((part) => part.bottom)) - top + 1,
  };
  const values = new Uint8Array(size.width * size.height);
  for (const { pixels } of parts) {
    for (const i of pixels) values[(Math.floor(i / width) - top) * size.width + (i % width) - left] = depths[i] ?? 0;
  }
  const full = quantile(
    values.filter((depth) => depth > 0),
    0.9,
  );
  return { ...size, values: values.map((depth) => Math.min(255, Math.round((255 * depth) / full))) };
}
