import { isDeepStrictEqual } from "node:util";
import { type ModelCard, unpackRows } from "@rnn-zoo/models";
import { f1Difference } from "./clip-scores.js";
import { type Interval, newcombe, newcombePaired, type PairCounts, type Share } from "./intervals.js";
import { holm, mcnemar } from "./mcnemar.js";

/** The difference a − b of two test scores, and whether it is more than chance. */
export interface Difference {
  readonly a: string;
  readonly b: string;
  readonly difference: number;
  /** `mcnemar`: on the same rows; `newcombe`: it is not known which rows are right; `delta`: F1 on the same clips. */
  readonly test: "mcnemar" | "newcombe" | "delta";
  /** How likely so great a difference would be if both models were equally good; null where the test has no such value. */
  readonly pValue: number | null;
  /** The same after Holm's correction for all pairs: with many pairs, one looks different by chance. */
  readonly correctedPValue: number | null;
  /** 95 %, of this pair alone. */
  readonly interval: Interval;
  /** The corrected p-value is below .05; where there is none, the interval excludes 0. */
  readonly significant: boolean;
}

type Uncorrected = Omit<Difference, "correctedPValue" | "significant">;

const level = 0.05;

/** The score of a card that has an accuracy, as a count. */
export function shareOf({ test: { deployed }, dataset }: ModelCard): Share {
  return { right: Math.round((deployed.accuracy ?? 0) * dataset.test), count: dataset.test };
}

/** Each pair of models, in their order. Models of sounds are left out where their cards say nothing of single clips. */
export function differencesOf(cards: readonly ModelCard[]): Difference[] {
  const rows = new Map(cards.map((card) => [card, rowsOf(card)]));
  const pairs = cards.flatMap((a, index) => cards.slice(index + 1).flatMap((b) => compare(a, b, rows)));
  const corrected = holm(pairs.flatMap(({ pValue }) => pValue ?? [])).values();
  return pairs.map((pair) => {
    const correctedPValue = pair.pValue === null ? null : (corrected.next().value ?? null);
    const [lowest, highest] = pair.interval;
    const significant = correctedPValue === null ? lowest > 0 || highest < 0 : correctedPValue < level;
    return { ...pair, correctedPValue, significant };
  });
}

type Rows = ReadonlyMap<ModelCard, Uint8Array | undefined>;

function compare(a: ModelCard, b: ModelCard, rows: Rows): Uncorrected[] {
  const names = { a: a.name, b: b.name };
  const isSameTest = isDeepStrictEqual(a.dataset.sha256, b.dataset.sha256) && a.dataset.test === b.dataset.test;
  if (a.task === "sound") {
    const [clipsA, clipsB] = [a.test.clips, b.test.clips];
    if (!isSameTest || !clipsA || !clipsB) return [];
    return [{ ...names, test: "delta", pValue: null, ...f1Difference(clipsA, clipsB) }];
  }
  const [rowsA, rowsB] = [rows.get(a), rows.get(b)];
  if (isSameTest && rowsA && rowsB) {
    const counts = countPairs(rowsA, rowsB);
    const difference = (counts.onlyA - counts.onlyB) / rowsA.length;
    return [{ ...names, difference, test: "mcnemar", pValue: mcnemar(counts), interval: newcombePaired(counts) }];
  }
  const [shareA, shareB] = [shareOf(a), shareOf(b)];
  const difference = shareA.right / shareA.count - shareB.right / shareB.count;
  return [{ ...names, difference, test: "newcombe", pValue: null, interval: newcombe(shareA, shareB) }];
}

function rowsOf({ test: { correct }, dataset }: ModelCard): Uint8Array | undefined {
  return correct === undefined ? undefined : unpackRows(correct, dataset.test);
}

function countPairs(a: Uint8Array, b: Uint8Array): PairCounts {
  let [both, onlyA, onlyB] = [0, 0, 0];
  for (const [row, isRight] of a.entries()) {
    if (isRight === 1 && b[row] === 1) both++;
    else if (isRight === 1) onlyA++;
    else if (b[row] === 1) onlyB++;
  }
  return { both, onlyA, onlyB, neither: a.length - both - onlyA - onlyB };
}
