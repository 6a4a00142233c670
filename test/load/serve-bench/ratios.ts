import { median } from "@rnn-zoo/models";
import type { ServeMeasurement } from "./bench-serve.js";
import type { ContestantName } from "./workloads.js";
import type { Seen } from "./wrk.js";

export type Figure = "requestsPerSecond" | "rowsPerSecond" | "p50" | "p99" | "processorUs";

/** One contestant in one workload. */
export interface Place {
  readonly workload: string;
  readonly contestant: ContestantName;
}

/** The median over the rounds, or nothing where it was not measured. */
export function figure(measurements: readonly ServeMeasurement[], place: Place, key: Figure): number | undefined {
  const values = rounds(measurements, place, key);
  return values && median(values);
}

/**
 * How one compares with another: the median of the ratios within each round. What slows the machine down for a minute
 * slows both.
 */
export function ratio(
  measurements: readonly ServeMeasurement[],
  one: Place,
  other: Place,
  key: Figure,
): number | undefined {
  const [above, below] = [rounds(measurements, one, key), rounds(measurements, other, key)];
  return above && below && median(above.map((value, round) => value / (below[round] ?? Number.NaN)));
}

function rounds(measurements: readonly ServeMeasurement[], place: Place, key: Figure): number[] | undefined {
  const found = measurements.find(
    ({ workload, contestant }) => workload === place.workload && contestant === place.contestant,
  );
  const values = found?.rounds.map((seen) => figureOf(seen, key, found.rows));
  return values?.some(Number.isNaN) ? undefined : values;
}

function figureOf(seen: Seen, key: Figure, rows: number): number {
  return key === "rowsPerSecond" ? seen.requestsPerSecond * rows : (seen[key] ?? Number.NaN);
}
