import { useEffect, useState } from "preact/hooks";
import { getText } from "../../core/api.js";
import { isGone } from "../../core/connection.js";
import { parseMetrics, quantile, type Sample, total } from "./prometheus.js";

/** What the server did between two readings of its metrics. */
export interface Reading {
  /** Seconds since the view was opened. */
  readonly time: number;
  readonly predictionsPerSecond: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Rows of a batch, on average. */
  readonly batchRows: number | null;
  readonly queueRows: number;
}

export interface LiveMetrics {
  readonly readings: readonly Reading[];
  readonly error?: Error;
}

const intervalMs = 2_000;
const readingsKept = 90;

/** Reads the metrics again and again while the view is open. */
export function useLiveMetrics(): LiveMetrics {
  const [live, setLive] = useState<LiveMetrics>({ readings: [] });
  useEffect(() => {
    const controller = new AbortController();
    const openedAt = performance.now();
    let before: { readonly samples: readonly Sample[]; readonly at: number } | undefined;

    async function read(): Promise<void> {
      if (isGone.value || document.visibilityState === "hidden") return;
      try {
        const samples = parseMetrics(await getText("metrics", controller.signal));
        const at = performance.now();
        if (before) {
          const reading = difference(before.samples, samples, (at - before.at) / 1000, (at - openedAt) / 1000);
          setLive(({ readings }) => ({ readings: [...readings, reading].slice(-readingsKept) }));
        }
        before = { samples, at };
      } catch (error) {
        before = undefined; // a server that has started again counts from 0
        if (!controller.signal.aborted && error instanceof Error) setLive(({ readings }) => ({ readings, error }));
      }
    }

    void read();
    const timer = setInterval(() => void read(), intervalMs);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, []);
  return live;
}

/** @param seconds from one reading to the other */
function difference(before: readonly Sample[], after: readonly Sample[], seconds: number, time: number): Reading {
  const grown = (name: string) => Math.max(0, total(after, name) - total(before, name));
  const ms = (share: number) => {
    const value = quantile(before, after, "zoo_prediction_seconds", share);
    return value === undefined ? null : value * 1000;
  };
  const batches = grown("zoo_batch_rows_count");
  return {
    time,
    predictionsPerSecond: grown("zoo_batch_rows_sum") / seconds,
    p50Ms: ms(0.5),
    p99Ms: ms(0.99),
    batchRows: batches > 0 ? grown("zoo_batch_rows_sum") / batches : null,
    queueRows: total(after, "zoo_queue_rows"),
  };
}
