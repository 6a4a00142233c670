import { Histogram, type HistogramConfiguration } from "prom-client";

/** What the requests of one series of labels have added up to. */
interface Series<T extends string> {
  readonly labels: Readonly<Partial<Record<T, string>>>;
  /** One more than there are buckets: the last is for what is above all of them. */
  readonly counts: Float64Array;
  sum: number;
}

/** A histogram of Prometheus. */
export interface Tally {
  /**
   * The series of these labels, in the order of their names; it begins with the first call.
   * @throws Error where there are more or fewer than names
   */
  labels(...values: string[]): { observe(value: number): void };
  /** Drops a series. What was got of it by `labels` counts no more. */
  remove(...values: string[]): void;
}

/**
 * A histogram of prom-client that counts by itself: `observe` of the library checks and hashes the labels each time, 0.32
 * µs where this takes 0.02, and a prediction is observed four times. The library still reads, sums and writes it.
 * @param configuration with its buckets, rising
 */
export function createTally<T extends string>(
  configuration: Omit<HistogramConfiguration<T>, "buckets" | "labelNames"> & {
    readonly buckets: readonly number[];
    readonly labelNames: readonly T[];
  },
): Tally {
  const { name, buckets, labelNames } = configuration;
  const all = new Map<string, Series<T>>();
  const own = { ...configuration, buckets: [...buckets] };
  const histogram = new Histogram(own);
  const empty = new Histogram({ ...own, registers: [] });
  const get = async () => {
    const values = Array.from(all.values(), (series) => valuesOf(name, buckets, series)).flat();
    return { ...(await empty.get()), values };
  };
  Object.assign(histogram, { get, getForPromString: get, reset: () => all.clear() }); // it reads with either

  return {
    labels: (...values) => {
      const key = JSON.stringify(values);
      const series = all.get(key) ?? begin(name, labelNames, values, buckets.length);
      all.set(key, series);
      const { counts } = series;
      return {
        observe: (value) => {
          if (!Number.isFinite(value)) throw new TypeError(`${name}: expected a finite number, got ${value}`);
          let bucket = 0;
          while (bucket < buckets.length && value > (buckets[bucket] ?? 0)) bucket++;
          counts[bucket] = (counts[bucket] ?? 0) + 1;
          series.sum += value;
        },
      };
    },
    remove: (...values) => {
      all.delete(JSON.stringify(values));
    },
  };
}

function begin<T extends string>(
  metric: string,
  names: readonly T[],
  values: readonly string[],
  buckets: number,
): Series<T> {
  if (values.length !== names.length) {
    throw new Error(`${metric}: expected ${names.length} labels (${names.join(", ")}), got ${values.length}`);
  }
  const labels: Partial<Record<T, string>> = {};
  for (const [index, name] of names.entries()) labels[name] = values[index] ?? "";
  return { labels, counts: new Float64Array(buckets + 1), sum: 0 };
}

/** Of each bucket how many observations are in it or below: the text format counts them so. */
function valuesOf<T extends string>(name: string, buckets: readonly number[], { labels, counts, sum }: Series<T>) {
  let count = 0;
  const cumulative = Array.from(counts, (own, bucket) => {
    count += own;
    return { metricName: `${name}_bucket`, labels: { le: buckets[bucket] ?? "+Inf", ...labels }, value: count };
  });
  return [
    ...cumulative,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
