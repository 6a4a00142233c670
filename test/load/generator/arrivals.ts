/** A stretch of time in which the rate goes evenly from one value to another. */
export interface Phase {
  readonly seconds: number;
  /** Requests per second at its start. */
  readonly from: number;
  /** At its end; the same as `from` unless given. */
  readonly to?: number;
}

/**
 * When each request is to be sent, in milliseconds from the start, in order. The times depend on nothing that happens:
 * a slow server does not slow its clients down.
 *
 * Request k is due when the area under the rate reaches k + 1/2.
 * @throws Error where a phase has no length or a negative rate
 */
export function* arrivals(phases: readonly Phase[]): Generator<number> {
  let startMs = 0;
  let area = 0; // requests that were due before this phase
  let count = 0;
  for (const { seconds, from, to = from } of phases) {
    if (!(seconds > 0 && from >= 0 && to >= 0)) {
      throw new Error(`expected seconds above 0 and rates of at least 0, got ${seconds} s from ${from} to ${to}`);
    }
    const all = ((from + to) / 2) * seconds;
    for (; count + 0.5 < area + all; count++) {
      yield startMs + 1000 * timeAtArea(count + 0.5 - area, from, (to - from) / seconds);
    }
    area += all;
    startMs += 1000 * seconds;
  }
}

/** Solves from · t + slope · t² / 2 = area for t, in the form that divides by no small number. */
function timeAtArea(area: number, from: number, slope: number): number {
  return (2 * area) / (from + Math.sqrt(from * from + 2 * slope * area));
}
