/** One number of a server's metrics. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads the Prometheus text format: https://prometheus.io/docs/instrumenting/exposition_formats/. */
export function parseMetrics(text: string): Sample[] {
  return text.split("\n").flatMap((row) => {
    const [, name, labels = "", value] = line.exec(row) ?? [];
    if (name === undefined) return []; // a comment, or an empty line
    return [{ name, labels: Object.fromEntries(labelsOf(labels)), value: Number(value?.replace("Inf", "Infinity")) }];
  });
}

function labelsOf(text: string): [string, string][] {
  return Array.from(text.matchAll(label), ([, name = "", value = ""]) => [name, value.replaceAll(/\\(.)/g, "$1")]);
}

/** The sum over all labels. */
export function total(samples: readonly Sample[], name: string): number {
  return samples.reduce((sum, sample) => (sample.name === name ? sum + sample.value : sum), 0);
}

/**
 * A quantile of what a histogram has counted between two readings, as PromQL's histogram_quantile does it.
 * @returns nothing where nothing was counted
 */
export function quantile(
  before: readonly Sample[],
  after: readonly Sample[],
  name: string,
  share: number,
): number | undefined {
  const old = bucketsOf(before, name);
  const buckets = Array.from(
    bucketsOf(after, name),
    ([limit, count]) => [limit, count - (old.get(limit) ?? 0)] as const,
  );
  buckets.sort(([a], [b]) => a - b);
  const rank = share * (buckets.at(-1)?.[1] ?? 0);
  if (rank === 0) return undefined;
  let [low, counted] = [0, 0];
  for (const [limit, count] of buckets) {
    if (count >= rank)
      return Number.isFinite(limit) ? low + ((limit - low) * (rank - counted)) / (count - counted) : low;
    [low, counted] = [limit, count];
  }
  return undefined;
}

/** Upper limit → how many were at most that, over all labels. */
function bucketsOf(samples: readonly Sample[], name: string): Map<number, number> {
  const buckets = new Map<number, number>();
  for (const { name: own, labels, value } of samples) {
    if (own !== `${name}_bucket`) continue;
    const limit = Number(labels.le?.replace("+Inf", "Infinity"));
    buckets.set(limit, (buckets.get(limit) ?? 0) + value);
  }
  return buckets;
}
