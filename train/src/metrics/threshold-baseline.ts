import { f1Of } from "./f1.js";

/** A class sounds where one bin is at or above a threshold. */
export interface BinThreshold {
  readonly bin: number;
  readonly threshold: number;
  /** On the frames it was chosen on. */
  readonly f1: number;
}

/** Frames with their labels. */
export interface Frames {
  /** float32 [frames, bins], flat: log-mel values */
  readonly inputs: Float32Array;
  /** uint8 [frames, classes], flat */
  readonly labels: Uint8Array;
}

const lowest = -1; // the value of silence
const steps = 16; // thresholds a unit: 1.25 dB
const levels = 96; // reaches up to 5

/**
 * What a recurrent model has to beat: for each class, the bin and the threshold of the best frame-wise F1.
 * @param bins numbers in a frame
 */
export function fitThresholds({ inputs, labels }: Frames, bins: number, classes: number): BinThreshold[] {
  const all = new Uint32Array(bins * levels);
  const sounding = Array.from({ length: classes }, () => new Uint32Array(bins * levels)); // frames of a class
  for (let frame = 0; frame < inputs.length / bins; frame++) {
    const targets = [all, ...sounding.filter((_, column) => labels[frame * classes + column] === 1)];
    for (let bin = 0; bin < bins; bin++) {
      const place = bin * levels + levelOf(inputs[frame * bins + bin] ?? lowest);
      for (const target of targets) target[place] = (target[place] ?? 0) + 1;
    }
  }
  return sounding.map((counts) => bestThreshold(counts, all, bins));
}

/**
 * Says which classes sound.
 * @param inputs float32 [frames, bins], flat
 * @returns float32 [frames, classes], flat: 0 or 1
 */
export function applyThresholds(inputs: Float32Array, bins: number, thresholds: readonly BinThreshold[]): Float32Array {
  const classes = thresholds.length;
  const scores = new Float32Array((inputs.length / bins) * classes); // [frames, classes]
  for (const [column, { bin, threshold }] of thresholds.entries()) {
    for (let frame = 0; frame < inputs.length / bins; frame++) {
      scores[frame * classes + column] = (inputs[frame * bins + bin] ?? lowest) >= threshold ? 1 : 0;
    }
  }
  return scores;
}

/** From the highest level down, each bin finds more frames, right ones and wrong ones. */
function bestThreshold(sounding: Uint32Array, all: Uint32Array, bins: number): BinThreshold {
  const total = sounding.subarray(0, levels).reduce((sum, count) => sum + count, 0);
  let best: BinThreshold = { bin: 0, threshold: Number.POSITIVE_INFINITY, f1: 0 };
  for (let bin = 0; bin < bins; bin++) {
    let [found, right] = [0, 0];
    for (let level = levels - 1; level >= 0; level--) {
      found += all[bin * levels + level] ?? 0;
      right += sounding[bin * levels + level] ?? 0;
      const { f1 } = f1Of({ right, wrong: found - right, missed: total - right });
      if (f1 > best.f1) best = { bin, threshold: lowest + level / steps, f1 };
    }
  }
  return best;
}

function levelOf(value: number): number {
  return Math.max(0, Math.min(levels - 1, Math.floor((value - lowest) * steps)));
}
