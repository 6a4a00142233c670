import { type BatcherOptions, createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "./manual-run.js";

/** A model of one byte a row and one score a row. */
export const model = { key: "a/1", rowBytes: 1, outputs: 1 };
export const other = { key: "b/1", rowBytes: 1, outputs: 1 };

/** A batcher whose batches end when a test says so. */
export function setUp(options: Partial<BatcherOptions> = {}) {
  const engine = manualRun();
  const batcher = createBatcher({
    run: engine.run,
    slots: 1,
    maxBatchRows: 4,
    maxQueueRows: 16,
    deadlineMs: 3_600_000, // one that is left open would be dropped at this age, in the middle of another test file
    ...options,
  });
  const submit = (...rows: number[]) => batcher.submit(model, Uint8Array.from(rows));
  return { ...engine, batcher, submit };
}

/** Resolves with scores, or with the code of the error. */
export async function outcome(result: Promise<{ scores: Float32Array }>): Promise<unknown> {
  return result.then(
    ({ scores }) => [...scores],
    (error: { code?: string }) => error.code,
  );
}
