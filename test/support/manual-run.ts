/** A batch that has started and ends when a test says so. */
export interface ManualBatch {
  readonly key: string;
  readonly rows: readonly number[];
  readonly place: string | undefined;
  /** Ends it with each row doubled. */
  finish(): void;
  /** Ends it with these scores. */
  answer(scores: readonly number[]): void;
  fail(error: Error): void;
}

/** Stands in for the engine: rows of one byte, one score a row, nothing ends by itself. */
export function manualRun() {
  const batches: ManualBatch[] = [];
  const run = (key: string, parts: readonly Uint8Array[], _rowBytes?: number, place?: string) =>
    new Promise<Float32Array>((resolve, reject) => {
      const rows = parts.flatMap((part) => [...part]);
      const answer = (scores: readonly number[]) => resolve(Float32Array.from(scores));
      batches.push({ key, rows, place, answer, finish: () => answer(rows.map((row) => row * 2)), fail: reject });
    });

  return {
    run,
    batches,
    /** The batch that started n-th, counted from 0. */
    batch: (index: number): ManualBatch => {
      const batch = batches[index];
      if (!batch) throw new Error(`only ${batches.length} batches have started`);
      return batch;
    },
  };
}

/** One turn of the event loop: whatever is due now has happened after it. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
