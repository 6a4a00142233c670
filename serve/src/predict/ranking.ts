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
