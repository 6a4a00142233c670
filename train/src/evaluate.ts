/** How well scores fit labels. */
export interface Evaluation {
  /** Mean categorical cross-entropy, natural logarithm. */
  readonly loss: number;
  /** 0 to 1 */
  readonly accuracy: number;
  /** Row: true class; column: predicted class. */
  readonly confusion: number[][];
}

const epsilon = 1e-7; // Keras clips probabilities to [epsilon, 1 − epsilon] before the logarithm

/**
 * @param scores float32 [rows, classes], flat: probabilities
 * @param labels the true class of each row
 */
export function evaluate(scores: Float32Array, labels: Uint8Array, classes: number): Evaluation {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  let [loss, right] = [0, 0];
  labels.forEach((label, row) => {
    const probabilities = scores.subarray(row * classes, (row + 1) * classes);
    const predicted = indexOfLargest(probabilities);
    loss -= Math.log(Math.min(1 - epsilon, Math.max(epsilon, probabilities[label] ?? 0)));
    if (predicted === label) right += 1;
    const line = confusion[label];
    if (line) line[predicted] = (line[predicted] ?? 0) + 1;
  });
  return { loss: loss / labels.length, accuracy: right / labels.length, confusion };
}

function indexOfLargest(values: Float32Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
