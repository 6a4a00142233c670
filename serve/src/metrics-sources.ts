import { modelOfKey } from "./batch-report.js";
import type { Batcher } from "./batcher.js";
import type { Drain } from "./drain.js";
import type { Engine } from "./engine.js";
import type { Log } from "./log.js";
import type { MetricsSources } from "./metrics.js";
import type { Registry } from "./registry.js";

export interface MetricsParts {
  readonly registry: Pick<Registry, "list">;
  readonly batcher: Pick<Batcher, "snapshot">;
  readonly engine: Pick<Engine, "threads">;
  readonly drain: Pick<Drain, "inFlight">;
  readonly log: Pick<Log, "dropped">;
}

/** Where the metrics find the state of a running server. */
export function metricsSources({ registry, batcher, engine, drain, log }: MetricsParts): MetricsSources {
  return {
    inFlight: drain.inFlight,
    queues: () => batcher.snapshot().queues,
    threads: engine.threads,
    models: () => registry.list().map(({ key, state }) => ({ ...modelOfKey(key), state })),
    droppedLines: log.dropped,
  };
}
