/** A class and its probability. */
export interface Ranked<T> {
  readonly label: T;
  readonly probability: number;
}

/**
 * The most probable classes, the first one first; of two equals the first in order.
 * @param labels of the classes
 * @param probabilities of the same classes
 */
export function rank<T>(labels: readonly T[], probabilities: ArrayLike<number>, topK: number): Ranked<T>[] {
  return labels
    .map((label, index) => ({ label, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, topK);
}

/**
 * The class with the highest score; of equals the first.
 * @param first where the scores of one row begin
 */
export function bestOf(scores: Float32Array, first: number, classes: number): number {
  let best = 0;
  for (let label = 1; label < classes; label++) {
    if ((scores[first + label] ?? 0) > (scores[first + best] ?? 0)) best = label;
  }
  return best;
}
