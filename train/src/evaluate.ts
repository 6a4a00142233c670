import type { Loss } from "./engines/engine.js";
import { probabilityEpsilon } from "./probability-epsilon.js";

/** How well scores fit labels. */
export interface Evaluation {
  /** Mean cross-entropy, natural logarithm: categorical over rows, binary over outputs. */
  readonly loss: number;
  /** 0 to 1, of the rows (of the outputs, for binary cross-entropy) */
  readonly accuracy: number;
  /** Row: true class; column: predicted class. Of one output: below and above .5. Empty where a row has many outputs at once. */
  readonly confusion: number[][];
  /** uint8 [rows]: 1 where the answer is right. Empty where a row has many outputs at once. */
  readonly correct: Uint8Array;
}

/**
 * @param loss which one training used
 * @param scores float32 [rows, …outputShape], flat: probabilities
 * @param labels see `Examples`
 * @param columns how many outputs a row (or a time step) has
 * @throws RangeError where there are not as many scores as the labels ask for
 */
export function evaluate(loss: Loss, scores: Float32Array, labels: ArrayLike<number>, columns: number): Evaluation {
  if (loss === "binaryCrossentropy") return evaluateBinary(scores, labels, columns);
  return evaluateClasses(
    scores,
    loss === "sparseCategoricalCrossentropy" ? labels : classesOf(labels, columns),
    columns,
  );
}

function evaluateClasses(scores: Float32Array, labels: ArrayLike<number>, classes: number): Evaluation {
  const confusion = square(classes);
  const rows = labels.length;
  if (scores.length !== rows * classes) throw new RangeError(`expected ${rows * classes} scores, got ${scores.length}`);
  const correct = new Uint8Array(rows);
  let [loss, right] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const label = labels[row] ?? 0;
    const probabilities = scores.subarray(row * classes, (row + 1) * classes);
    const predicted = indexOfLargest(probabilities);
    loss -= clippedLog(probabilities[label] ?? 0);
    const isRight = predicted === label ? 1 : 0;
    correct[row] = isRight;
    right += isRight;
    count(confusion, label, predicted);
  }
  return { loss: loss / rows, accuracy: right / rows, confusion, correct };
}

function evaluateBinary(scores: Float32Array, labels: ArrayLike<number>, columns: number): Evaluation {
  const confusion = square(2);
  const correct = new Uint8Array(columns === 1 ? scores.length : 0);
  let [loss, right] = [0, 0];
  scores.forEach((score, index) => {
    const label = labels[index] ?? 0;
    loss -= label * clippedLog(score) + (1 - label) * clippedLog(1 - score);
    const [truth, predicted] = [label > 0.5 ? 1 : 0, score > 0.5 ? 1 : 0];
    const isRight = predicted === truth ? 1 : 0;
    if (columns === 1) correct[index] = isRight;
    right += isRight;
    count(confusion, truth, predicted);
  });
  return {
    loss: loss / scores.length,
    accuracy: right / scores.length,
    confusion: columns === 1 ? confusion : [],
    correct,
  };
}

/** Where the largest target of each row stands. */
function classesOf(targets: ArrayLike<number>, columns: number): Uint8Array {
  const all = Float32Array.from(targets);
  return Uint8Array.from({ length: all.length / columns }, (_, row) =>
    indexOfLargest(all.subarray(row * columns, (row + 1) * columns)),
  );
}

function clippedLog(probability: number): number {
  return Math.log(Math.min(1 - probabilityEpsilon, Math.max(probabilityEpsilon, probability)));
}

function square(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

function count(confusion: number[][], truth: number, predicted: number): void {
  const line = confusion[truth];
  if (line) line[predicted] = (line[predicted] ?? 0) + 1;
}

function indexOfLargest(values: Float32Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
