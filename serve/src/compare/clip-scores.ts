import type { ClipCounts } from "@rnn-zoo/models";
import { type Interval, z } from "./intervals.js";

/**
 * The interval of the F1 score of sounds: 2R / (2R + W + M), where R, W and M are sums over clips that were drawn
 * independently. A ratio of sums is normal about its value with the variance of its linear part: W. G. Cochran,
 * "Sampling Techniques", 1977, chapter 6 (the "delta method").
 */
export function f1Interval(clips: ClipCounts): Interval {
  return around(f1(clips), influences(clips));
}

/** The interval of the difference a − b of the F1 scores of two models on the same clips. */
export function f1Difference(
  a: ClipCounts,
  b: ClipCounts,
): { readonly difference: number; readonly interval: Interval } {
  const ofB = influences(b);
  const difference = f1(a) - f1(b);
  return {
    difference,
    interval: around(
      difference,
      influences(a).map((value, clip) => value - (ofB[clip] ?? 0)),
    ),
  };
}

function f1(clips: ClipCounts): number {
  const right = 2 * sum(clips.right);
  const all = right + sum(clips.wrong) + sum(clips.missed);
  return all === 0 ? 0 : right / all;
}

/** How much each clip moves the score; their mean is 0. */
function influences(clips: ClipCounts): number[] {
  const score = f1(clips);
  const sizes = clips.right.map((right, clip) => 2 * right + (clips.wrong[clip] ?? 0) + (clips.missed[clip] ?? 0));
  const mean = sum(sizes) / sizes.length;
  return clips.right.map((right, clip) => (mean === 0 ? 0 : (2 * right - score * (sizes[clip] ?? 0)) / mean));
}

function around(value: number, moves: readonly number[]): Interval {
  const count = moves.length;
  const variance = sum(moves.map((move) => move ** 2)) / Math.max(1, count - 1);
  const half = z * Math.sqrt(variance / count);
  return [value - half, value + half];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
