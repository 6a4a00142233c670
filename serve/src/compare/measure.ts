import type { ServedModel } from "../registry.js";
import type { RunRows } from "../run-batch.js";
import { type Task, tasks } from "../tasks.js";

/** How fast a model answers at one batch size. */
export interface Speed {
  /** Half of the runs took no longer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rowsPerSecond: number;
}

/** What was measured on this server. */
export interface MeasuredSpeed {
  readonly device: string;
  /** One row a run. */
  readonly batch1: Speed;
  /** 64 rows a run. */
  readonly batch64: Speed;
}

export interface MeasureOptions {
  readonly run: RunRows;
  /** For all models together. */
  readonly budgetMs: number;
  /** Ends the measurement where it throws. */
  readonly demandGoing: () => void;
  readonly now?: () => number;
}

const mostRuns = 500; // of each model and batch size

/**
 * Measures models under the same conditions: each round runs every model once, beginning with another one each time, so
 * that whatever disturbs disturbs all. One run at a time, so that requests find the other threads free, or the same one
 * after a single run. Ends with the round in which the time is over; a first round, in which all warm up, is not counted.
 * @returns by the key of the model; a model that cannot run is left out
 */
export async function measureModels(
  models: readonly ServedModel[],
  options: MeasureOptions,
): Promise<Map<string, MeasuredSpeed>> {
  const half = { ...options, budgetMs: options.budgetMs / 2 };
  const batch1 = await measureRounds(models, 1, half);
  const batch64 = await measureRounds(models, 64, half);
  const found = new Map<string, MeasuredSpeed>();
  for (const { key, placement } of models) {
    const [one, many] = [batch1.get(key), batch64.get(key)];
    if (one && many) found.set(key, { device: placement?.device ?? "cpu", batch1: one, batch64: many });
  }
  return found;
}

async function measureRounds(
  models: readonly ServedModel[],
  rows: number,
  { run, budgetMs, demandGoing, now = () => performance.now() }: MeasureOptions,
): Promise<Map<string, Speed>> {
  const times = new Map<string, number[]>(models.map(({ key }) => [key, []]));
  const endsAt = now() + budgetMs;
  for (let round = 0; round <= mostRuns && (round < 2 || now() < endsAt) && times.size > 0; round++) {
    for (const { key, entry } of rotated(models, round)) {
      demandGoing();
      const task = tasks.get(entry.card.task);
      const own = times.get(key);
      if (!task || !own) continue;
      const startedAt = now();
      try {
        await run(key, [sampleRows(task, rows)], task.rowBytes);
        if (round > 0) own.push(now() - startedAt);
      } catch {
        times.delete(key); // the others go on without it
      }
    }
  }
  return new Map(Array.from(times, ([key, own]) => [key, speedOf(own, rows)]));
}

function rotated<T>(values: readonly T[], by: number): T[] {
  const first = by % values.length;
  return [...values.slice(first), ...values.slice(0, first)];
}

function speedOf(times: readonly number[], rows: number): Speed {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
  return { p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), rowsPerSecond: (rows * 1000) / mean };
}

/** The smallest value that this share of all values does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

/** Rows that any model of a task takes: some ink, the id 1 (which every vocabulary has), a quiet spectrogram. */
function sampleRows({ inputType, rowBytes }: Task, rows: number): Uint8Array {
  const bytes = new Uint8Array(rows * rowBytes);
  if (inputType === "uint8") return bytes.map((_, pixel) => (pixel * 31) % 199);
  if (inputType === "int32") new Int32Array(bytes.buffer).fill(1);
  else new Float32Array(bytes.buffer).fill(-0.5);
  return bytes;
}
