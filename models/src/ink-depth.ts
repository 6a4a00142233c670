import { blurred, type Grey, inverted, quantile, scaled } from "./grey.js";
import { paperOf, paperSide } from "./paper.js";

/** How much darker each pixel is than the paper around it. */
export interface InkDepth {
  readonly width: number;
  readonly height: number;
  /** 0 is paper, `blackDepth` is what reflects nothing. */
  readonly depths: Uint8Array;
  /** Standard deviation of the paper's depths. */
  readonly noise: number;
}

/** The depth of what reflects nothing. */
export const blackDepth = 200;

const leastSpread = 4; // of 255: what stands out less is no ink
const room = 50; // for depths below 0
const blurFrom = 150; // pixels a side: smaller pictures have no pixel to spare

/**
 * Measures ink against the paper beside it, so that uneven light is no ink: 1 − value / paper, where paper is the
 * morphological closing of the picture (https://en.wikipedia.org/wiki/Closing_(morphology)) at a window wider than a
 * stroke. A picture of bright ink on dark paper is inverted before.
 */
export async function inkDepth(grey: Grey): Promise<InkDepth> {
  const { width, height } = grey;
  const longer = Math.max(width, height);
  const factor = Math.min(1, paperSide / longer);
  const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
  const dark = (await hasBrightInk(await scaled(grey, size))) ? { width, height, values: inverted(grey.values) } : grey;
  const seen = longer < blurFrom ? dark : await blurred(withoutSpecks(dark), 0.8);
  const paper = await scaled(paperOf(await scaled(seen, size)), grey);
  return { width, height, ...levelled(seen.values, paper.values) };
}

/** Each pixel within what its eight neighbours are: a speck goes, a line as thin as a pixel stays. */
function withoutSpecks({ width, height, values }: Grey): Grey {
  const around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
  const calm = values.map((value, i) => {
    const x = i % width;
    if (x === 0 || x === width - 1 || i < width || i >= values.length - width) return value;
    let [least, most] = [255, 0];
    for (const step of around) {
      const near = values[i + step] ?? 0;
      if (near < least) least = near;
      if (near > most) most = near;
    }
    return Math.max(least, Math.min(most, value));
  });
  return { width, height, values: calm };
}

/**
 * Strokes are narrow and few: against the picture without its fine parts they stand out far, to one side. Light, shadows
 * and edges between two areas stand out to both sides alike, or little.
 */
async function hasBrightInk(small: Grey): Promise<boolean> {
  const { width, height, values } = small;
  const coarse = await blurred(small, paperSide / 8);
  const rises = new Float64Array(values).map((value, i) => value - (coarse.values[i] ?? 0));
  const middle = rises.map((_, i) => {
    const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    return Math.sin(Math.PI * x) * Math.sin(Math.PI * y); // frames and tables lie outside
  });
  const mean = (power: number, from: number) => {
    let [sum, all] = [0, 0];
    for (let i = 0; i < rises.length; i++) {
      sum += (middle[i] ?? 0) * ((rises[i] ?? 0) - from) ** power;
      all += middle[i] ?? 0;
    }
    return sum / all;
  };
  return Math.sqrt(mean(2, mean(1, 0))) >= leastSpread && mean(3, 0) > 0;
}

/** Ink is the smaller part: what lies low is paper and its noise. */
function levelled(seen: Uint8Array, paper: Uint8Array): { depths: Uint8Array; noise: number } {
  const raised = seen.slice(); // by `room`, so that noise on the bright side is kept until it is measured
  for (let i = 0; i < raised.length; i++) {
    const depth = room + blackDepth * (1 - (seen[i] ?? 0) / Math.max(1, paper[i] ?? 0));
    raised[i] = depth < 0 ? 0 : depth + 0.5;
  }
  const level = quantile(raised, 0.3);
  const noise = (level - quantile(raised, 0.1)) / 0.757; // the distance of these quantiles in a normal distribution
  for (let i = 0; i < raised.length; i++) raised[i] = Math.max(0, (raised[i] ?? 0) - level);
  return { depths: raised, noise };
}
