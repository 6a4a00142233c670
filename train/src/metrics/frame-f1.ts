import type { ClipCounts, F1 } from "@rnn-zoo/models";
import { type Counts, f1Of, sumCounts } from "./f1.js";

/** Scores over the frames of all clips. */
export interface FrameScores {
  /** Over all frames and classes together. */
  readonly micro: F1;
  /** The mean of the classes' F1. */
  readonly macroF1: number;
  readonly classes: readonly F1[];
}

/**
 * Frame-wise F1, "segment-based" with one frame a segment: Mesaros, Heittola and Virtanen, "Metrics for polyphonic
 * sound event detection", 2016.
 * @param scores float32 [frames, classes], flat
 * @param labels uint8 [frames, classes], flat
 * @param threshold from which score on a class counts as found
 */
export function frameF1(scores: Float32Array, labels: Uint8Array, classes: number, threshold = 0.5): FrameScores {
  const counts = Array.from({ length: classes }, (_, column) =>
    countFrames(scores, labels, classes, column, threshold),
  );
  const perClass = counts.map(f1Of);
  return {
    micro: f1Of(sumCounts(counts)),
    macroF1: perClass.reduce((sum, { f1 }) => sum + f1, 0) / classes,
    classes: perClass,
  };
}

/**
 * What of each clip was found, over all classes and frames of it together: enough to compare two models on the same clips.
 * @param scores float32 [clips, frames, classes], flat
 * @param labels uint8 of the same shape
 * @param width frames × classes of a clip
 */
export function countClips(scores: Float32Array, labels: Uint8Array, width: number, threshold = 0.5): ClipCounts {
  const counts = Array.from({ length: labels.length / width }, (_, clip) => {
    const [from, to] = [clip * width, (clip + 1) * width];
    return countFrames(scores.subarray(from, to), labels.subarray(from, to), 1, 0, threshold);
  });
  return {
    right: counts.map(({ right }) => right),
    wrong: counts.map(({ wrong }) => wrong),
    missed: counts.map(({ missed }) => missed),
  };
}

function countFrames(
  scores: Float32Array,
  labels: Uint8Array,
  classes: number,
  column: number,
  threshold: number,
): Counts {
  let [right, wrong, missed] = [0, 0, 0];
  for (let i = column; i < labels.length; i += classes) {
    const found = (scores[i] ?? 0) >= threshold;
    if (found && labels[i] === 1) right++;
    else if (found) wrong++;
    else if (labels[i] === 1) missed++;
  }
  return { right, wrong, missed };
}
