import { createRandom } from "@rnn-zoo/train/random.js";
import sharp from "sharp";

/** How a digit stands on paper, and how the paper is photographed. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The 28 × 28 of MNIST become so many pixels a side. */
  readonly size: number;
  /** The left upper corner of the digit's square. */
  readonly at: readonly [number, number];
  /** What the paper reflects, 0 to 1, at a place from 0 to 1. */
  readonly paper?: (x: number, y: number) => number;
  /** What the ink reflects, 0 to 1. */
  readonly ink?: number;
  /** How much light falls there, 0 to 1. */
  readonly light?: (x: number, y: number) => number;
  /** Standard deviation of what is added to each pixel, of 255. */
  readonly noise?: number;
  /** Share of the pixels that become black or white. */
  readonly specks?: number;
  /** The darkest becomes the brightest. */
  readonly isInverted?: true;
  /** Only the 20 × 20 in the middle of the digit. */
  readonly isTight?: true;
  /** Only the middle of the strokes, as a fine pen writes. */
  readonly isPen?: true;
  /** Quality of JPEG from 1 to 100; PNG where it is left out. */
  readonly jpeg?: number;
}

const digitSide = 28;
const plain: Scene = { width: 200, height: 300, size: 190, at: [6, 40] };
const frame = (x: number, y: number, from: number, to: number): boolean => {
  const edge = Math.min(x * 200, y * 300, 200 - x * 200, 300 - y * 300);
  return edge >= from && edge < to;
};
const vignette = (x: number, y: number): number => 1 - 1.2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2);

/** One scene of each kind. */
export const scenes = {
  clean: plain,
  "clean, large": { ...plain, width: 1200, height: 900, size: 700, at: [300, 60], jpeg: 90 },
  "small in a corner": { ...plain, size: 90, at: [100, 200] },
  tight: { ...plain, width: 200, height: 200, size: 280, at: [0, 0], isTight: true },
  "fine pen": { ...plain, width: 600, height: 800, size: 500, at: [40, 100], isPen: true },
  inverted: { ...plain, isInverted: true },
  shaded: { ...plain, light: (x) => 1 - 0.65 * x },
  "shaded, large": {
    ...plain,
    width: 1200,
    height: 1600,
    size: 700,
    at: [100, 500],
    light: (x, y) => 1 - 0.35 * (x + y),
  },
  "shaded, inverted": { ...plain, light: (x) => 1 - 0.65 * x, isInverted: true },
  "hard shadow": { ...plain, light: (x, y) => (x + 0.3 * y > 0.75 ? 0.6 : 1) },
  vignette: { ...plain, light: vignette },
  "framed by a line": { ...plain, paper: (x, y) => (frame(x, y, 8, 11) ? 0.1 : 0.95) },
  "framed at the edge": { ...plain, paper: (x, y) => (frame(x, y, 0, 5) ? 0 : 0.95) },
  "framed, inverted": { ...plain, paper: (x, y) => (frame(x, y, 4, 7) ? 0.1 : 0.95), isInverted: true },
  "on a dark table": {
    ...plain,
    size: 150,
    at: [38, 60],
    paper: (x, y) => (x < 0.12 || y > 0.85 + 0.05 * x ? 0.15 : 0.95),
  },
  "on a dark table, all around": {
    ...plain,
    size: 130,
    at: [35, 85],
    paper: (x, y) => (frame(x, y, 0, 25) ? 0.15 : 0.95),
  },
  noise: { ...plain, noise: 30 },
  specks: { ...plain, specks: 0.02 },
  "poor JPEG": { ...plain, jpeg: 10 },
  pencil: { ...plain, ink: 0.72, noise: 5 },
  "pencil, shaded": { ...plain, ink: 0.65, noise: 5, light: (x) => 1 - 0.5 * x, jpeg: 80 },
  ruled: { ...plain, paper: (_, y) => ((y * 300) % 30 < 1.5 ? 0.65 : 0.95) },
  squared: { ...plain, paper: (x, y) => ((y * 300) % 20 < 1 || (x * 200) % 20 < 1 ? 0.7 : 0.95) },
  photo: {
    ...plain,
    width: 1000,
    height: 750,
    size: 390,
    at: [280, 190],
    ink: 0.25,
    paper: (x) => (x < 0.1 ? 0.2 : 0.9),
    light: (x, y) => (1 - 0.4 * y) * vignette(x, y),
    noise: 8,
    jpeg: 60,
  },
} satisfies Record<string, Scene>;

/**
 * Photographs a digit.
 * @param digit uint8 [28, 28], bright ink
 * @param seed of what is random
 * @returns a PNG or JPEG file
 */
export async function photograph(digit: Uint8Array, scene: Scene, seed: number): Promise<Buffer> {
  const { width, height, noise = 0, specks = 0, isInverted, jpeg } = scene;
  const ink = await inkOf(digit, scene); // [height, width]
  const random = createRandom(seed, "photo");
  const values = ink.map((covered, i) => {
    const reflected = reflectedAt(scene, (i % width) / width, Math.floor(i / width) / height, covered / 255);
    const noisy = noise > 0 ? reflected + noise * random.normal() : reflected;
    const value = specks > 0 && random.uniform() < specks ? 255 * Math.round(random.uniform()) : noisy;
    return Math.max(0, Math.min(255, Math.round(isInverted ? 255 - value : value)));
  });
  const picture = sharp(values, { raw: { width, height, channels: 1 } });
  return jpeg === undefined ? picture.png().toBuffer() : picture.jpeg({ quality: jpeg }).toBuffer();
}

/** What a place sends into the camera, 0 to 255, where so much of it is covered by ink. */
function reflectedAt({ paper, ink = 0.1, light }: Scene, x: number, y: number, covered: number): number {
  const bare = paper?.(x, y) ?? 0.95;
  return 255 * (light?.(x, y) ?? 1) * (bare * (1 - covered) + Math.min(bare, ink) * covered);
}

/** @returns how much ink covers each pixel, 0 to 255, [height, width] */
async function inkOf(digit: Uint8Array, { width, height, size, at, isTight, isPen }: Scene): Promise<Uint8Array> {
  const square = sharp(digit, { raw: { width: digitSide, height: digitSide, channels: 1 } });
  const scaled = await square.resize(size, size, { kernel: "cubic" }).extractChannel(0).png().toBuffer();
  const margin = Math.round((size * 4) / digitSide);
  const cut = {
    left: margin,
    top: margin,
    width: Math.min(width, size - 2 * margin),
    height: Math.min(height, size - 2 * margin),
  };
  let part = isTight ? await sharp(scaled).extract(cut).png().toBuffer() : scaled;
  if (isPen) part = await sharp(part).threshold(160).png().toBuffer();
  const [left, top] = at;
  return sharp({ create: { width, height, channels: 3, background: "black" } })
    .composite([{ input: part, left, top }])
    .extractChannel(0)
    .raw()
    .toBuffer();
}
