/** A 95 % confidence interval. */
export type Interval = readonly [lowest: number, highest: number];

/** The quantile .975 of the standard normal distribution: 95 % lie within ± this. */
export const z = 1.959963984540054;

/** How many of how many. */
export interface Share {
  readonly right: number;
  readonly count: number;
}

/** Two models on the same rows: how many rows both got right, only one did, neither did. */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/**
 * Wilson's score interval of a share. E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", 1927.
 */
export function wilson({ right, count }: Share): Interval {
  const share = right / count;
  const scale = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * Newcombe's interval of the difference a − b of two shares of different rows, or of rows of which it is not known who
 * got which right; then it is wider than need be. R. G. Newcombe, "Interval estimation for the difference between
 * independent proportions", 1998, method 10.
 */
export function newcombe(a: Share, b: Share): Interval {
  return squareAndAdd(a, b, 0);
}

/**
 * Newcombe's interval of the difference a − b of two shares of the same rows. R. G. Newcombe, "Improved confidence
 * intervals for the difference between binomial proportions based on paired data", 1998, method 10.
 */
export function newcombePaired({ both, onlyA, onlyB, neither }: PairCounts): Interval {
  const count = both + onlyA + onlyB + neither;
  const margins = (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither);
  const product = both * neither - onlyA * onlyB;
  const corrected = product > 0 ? Math.max(product - count / 2, 0) : product;
  const correlation = margins === 0 ? 0 : corrected / Math.sqrt(margins);
  return squareAndAdd({ right: both + onlyA, count }, { right: both + onlyB, count }, correlation);
}

function squareAndAdd(a: Share, b: Share, correlation: number): Interval {
  const [shareA, shareB] = [a.right / a.count, b.right / b.count];
  const [[lowA, highA], [lowB, highB]] = [wilson(a), wilson(b)];
  const distance = (one: number, other: number) => Math.sqrt(one ** 2 - 2 * correlation * one * other + other ** 2);
  const difference = shareA - shareB;
  return [difference - distance(shareA - lowA, highB - shareB), difference + distance(highA - shareA, shareB - lowB)];
}
