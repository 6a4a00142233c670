/** One look at a server. */
export interface Sample {
  /** Milliseconds since the load began. */
  readonly atMs: number;
  readonly rssBytes: number;
  /** 99th percentile of how late its event loop was since the last look. */
  readonly eventLoopMs: number;
}

/** Node counts the 10 ms between two looks at the event loop as part of its delay: an idle one shows 10 ms. */
const idleLoopMs = 10;

/** What /metrics said during a load. */
export interface ServerFacts {
  readonly samples: readonly Sample[];
  /** Batches by their rows: [at most so many rows, batches]. */
  readonly batchRows: readonly (readonly [string, number])[];
  /** Refusals by the code of the error. */
  readonly rejects: Readonly<Record<string, number>>;
}

export interface MetricsWatch {
  /** Resolves with what was seen, or with nothing where the server has no /metrics. */
  stop(): Promise<ServerFacts | undefined>;
}

/** Looks at /metrics once a second. */
export async function watchMetrics(server: string, now: () => number): Promise<MetricsWatch> {
  const startedAt = now();
  const first = await readMetrics(server);
  const samples: Sample[] = [];
  const look = async () => {
    const metrics = await readMetrics(server);
    if (metrics) samples.push({ atMs: now() - startedAt, ...sampleOf(metrics) });
  };
  const timer = setInterval(() => void look().catch(() => undefined), 1000); // a server that is busy is seen a little later
  return {
    stop: async () => {
      clearInterval(timer);
      const last = await readMetrics(server);
      if (!first || !last) return undefined;
      return { samples: [...samples, { atMs: now() - startedAt, ...sampleOf(last) }], ...difference(first, last) };
    },
  };
}

/** One line of the Prometheus text format. */
export interface Metric {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the Prometheus text format (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export function parseMetrics(text: string): Metric[] {
  return text.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]) => [key, text]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
  });
}

async function readMetrics(server: string): Promise<Metric[] | undefined> {
  const response = await fetch(`${server}/metrics`);
  const text = await response.text();
  return response.ok ? parseMetrics(text) : undefined;
}

function sampleOf(metrics: readonly Metric[]): Omit<Sample, "atMs"> {
  return {
    rssBytes: sum(metrics, "process_resident_memory_bytes"),
    eventLoopMs: Math.max(0, 1000 * sum(metrics, "nodejs_eventloop_lag_p99_seconds") - idleLoopMs),
  };
}

function sum(metrics: readonly Metric[], name: string): number {
  return metrics.filter((metric) => metric.name === name).reduce((total, { value }) => total + value, 0);
}

/** What was counted between two looks. */
export function difference(
  first: readonly Metric[],
  last: readonly Metric[],
): Pick<ServerFacts, "batchRows" | "rejects"> {
  const upTo = (metrics: readonly Metric[]) => totals(metrics, "zoo_batch_rows_bucket", "le");
  const [before, after] = [upTo(first), upTo(last)];
  let below = 0;
  const batchRows = [...after].map(([bound, count]): [string, number] => {
    const total = count - (before.get(bound) ?? 0); // of all batches with at most so many rows
    const own = total - below;
    below = total;
    return [bound, own];
  });
  const refusals = totals(first, "zoo_rejects_total", "reason");
  const rejects = [...totals(last, "zoo_rejects_total", "reason")]
    .map(([reason, count]): [string, number] => [reason, count - (refusals.get(reason) ?? 0)])
    .filter(([, count]) => count > 0);
  return { batchRows, rejects: Object.fromEntries(rejects) };
}

/** Sums a metric over all labels but one, in the order of the text. */
function totals(metrics: readonly Metric[], name: string, label: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { labels, value } of metrics.filter((metric) => metric.name === name)) {
    const key = labels[label] ?? "";
    found.set(key, (found.get(key) ?? 0) + value);
  }
  return found;
}
