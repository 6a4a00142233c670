import type { F1 } from "@rnn-zoo/models";

/** What was found and right, found and wrong, not found. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** https://en.wikipedia.org/wiki/F-score; where there is nothing to find and nothing was found, all three are 0. */
export function f1Of({ right, wrong, missed }: Counts): F1 {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + wrong + missed),
  };
}

export function sumCounts(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { right, wrong, missed }) => ({
      right: sum.right + right,
      wrong: sum.wrong + wrong,
      missed: sum.missed + missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
}
