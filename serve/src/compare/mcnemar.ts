import type { PairCounts } from "./intervals.js";

/**
 * McNemar's test of two models on the same rows, two-sided and exact: if both were equally good, each row that only one
 * got right would be a toss of a coin. Q. McNemar, "Note on the sampling error of the difference between correlated
 * proportions or percentages", 1947; the chi-square of textbooks, (|b − c| − 1)² / (b + c), approximates it.
 * @returns the p-value: 2 Σ C(n, k) / 2ⁿ over k = 0 … min(b, c), at most 1, where n = b + c
 */
export function mcnemar({ onlyA, onlyB }: Pick<PairCounts, "onlyA" | "onlyB">): number {
  const discordant = onlyA + onlyB;
  const fewer = Math.min(onlyA, onlyB);
  let logOfTerm = -discordant * Math.LN2; // of C(n, 0) / 2ⁿ
  for (let k = 1; k <= fewer; k++) logOfTerm += Math.log((discordant - k + 1) / k);
  let term = Math.exp(logOfTerm);
  let tail = 0;
  for (let k = fewer; k >= 0; k--) {
    tail += term;
    term *= k / (discordant - k + 1);
  }
  return Math.min(1, 2 * tail);
}

/**
 * Holm's correction for many tests: at a level of 5 %, at most one family of 20 has a false alarm at all. S. Holm, "A
 * simple sequentially rejective multiple test procedure", 1979.
 * @returns the corrected p-values, in the same order
 */
export function holm(pValues: readonly number[]): number[] {
  const corrected = new Array<number>(pValues.length).fill(1);
  const order = [...pValues.keys()].sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  let largest = 0;
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 1)));
    corrected[index] = largest;
  }
  return corrected;
}
