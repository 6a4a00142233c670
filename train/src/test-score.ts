import {
  decodeSounds,
  type ModelCard,
  packRows,
  type Score,
  soundBins,
  soundFrames,
  soundLabels,
} from "@rnn-zoo/models";
import type { Dataset, Examples } from "./datasets/dataset.js";
import type { SoundExamples } from "./datasets/sound.js";
import type { Loss } from "./engines/engine.js";
import { evaluate } from "./evaluate.js";
import { eventF1 } from "./metrics/event-f1.js";
import { countClips, frameF1 } from "./metrics/frame-f1.js";
import { applyThresholds, fitThresholds } from "./metrics/threshold-baseline.js";

/** What a card says of a model on the test split. */
export interface TestScore {
  readonly score: Score;
  /** See `Evaluation`. */
  readonly confusion: readonly (readonly number[])[];
  readonly rows: TestRows;
}

/** What became of each test row: by it, two models are told apart. */
export type TestRows = Pick<ModelCard["test"], "correct" | "clips">;

const clipOutputs = soundFrames * soundLabels.length;

/**
 * Scores a model: loss and accuracy, and F1 of frames and of events where the examples are sounds.
 * @param scores float32 [rows, …outputShape], flat: probabilities
 * @param columns how many outputs a row (or a time step) has
 */
export function scoreTest(loss: Loss, scores: Float32Array, examples: Examples, columns: number): TestScore {
  const { confusion, correct, ...score } = evaluate(loss, scores, examples.labels, columns);
  if (!areSounds(examples)) return { score, confusion, rows: correct.length > 0 ? { correct: packRows(correct) } : {} };
  const clips = countClips(scores, examples.labels, clipOutputs);
  return { score: { ...score, ...scoreSounds(scores, examples) }, confusion, rows: { clips } };
}

/** What a model of sounds has to beat, chosen on the train split, scored on the test split; undefined for other tasks. */
export function scoreBaseline({ train, test }: Dataset): Score | undefined {
  if (!areSounds(train) || !areSounds(test)) return undefined;
  const thresholds = fitThresholds(train, soundBins, soundLabels.length);
  return scoreSounds(applyThresholds(test.inputs, soundBins, thresholds), test);
}

function scoreSounds(scores: Float32Array, { labels, events }: SoundExamples): Pick<Score, "frame" | "event"> {
  const clips = events.map((_, clip) => scores.subarray(clip * clipOutputs, (clip + 1) * clipOutputs));
  const heard = clips.map((own) => decodeSounds(own, soundFrames));
  return { frame: frameF1(scores, labels, soundLabels.length).micro, event: eventF1(events, heard).micro };
}

function areSounds(examples: Examples): examples is SoundExamples {
  return "events" in examples;
}
