import { decodeSounds, type Score, soundBins, soundFrames, soundLabels } from "@rnn-zoo/models";
import type { Dataset, Examples } from "./datasets/dataset.js";
import type { SoundExamples } from "./datasets/sound.js";
import type { Loss } from "./engines/engine.js";
import { evaluate } from "./evaluate.js";
import { eventF1 } from "./metrics/event-f1.js";
import { frameF1 } from "./metrics/frame-f1.js";
import { applyThresholds, fitThresholds } from "./metrics/threshold-baseline.js";

/** What a card says of a model on the test split. */
export interface TestScore {
  readonly score: Score;
  /** See `Evaluation`. */
  readonly confusion: readonly (readonly number[])[];
}

/**
 * Scores a model: loss and accuracy, and F1 of frames and of events where the examples are sounds.
 * @param scores float32 [rows, …outputShape], flat: probabilities
 * @param columns how many outputs a row (or a time step) has
 */
export function scoreTest(loss: Loss, scores: Float32Array, examples: Examples, columns: number): TestScore {
  const { confusion, ...score } = evaluate(loss, scores, examples.labels, columns);
  return { score: { ...score, ...(areSounds(examples) && scoreSounds(scores, examples)) }, confusion };
}

/** What a model of sounds has to beat, chosen on the train split, scored on the test split; undefined for other tasks. */
export function scoreBaseline({ train, test }: Dataset): Score | undefined {
  if (!areSounds(train) || !areSounds(test)) return undefined;
  const thresholds = fitThresholds(train, soundBins, soundLabels.length);
  return scoreSounds(applyThresholds(test.inputs, soundBins, thresholds), test);
}

function scoreSounds(scores: Float32Array, { labels, events }: SoundExamples): Pick<Score, "frame" | "event"> {
  const width = soundFrames * soundLabels.length;
  const heard = events.map((_, clip) => decodeSounds(scores.subarray(clip * width, (clip + 1) * width), soundFrames));
  return { frame: frameF1(scores, labels, soundLabels.length).micro, event: eventF1(events, heard).micro };
}

function areSounds(examples: Examples): examples is SoundExamples {
  return "events" in examples;
}
