import { expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun, turn } from "../../support/manual-run.js";

const model = { key: "a/1", rowBytes: 1, outputs: 1 };

test("what is not answered by its deadline is refused, and what waits of it never runs", async () => {
  const { run, batches, batch } = manualRun();
  const { submit } = createBatcher({ run, slots: 1, maxBatchRows: 4, maxQueueRows: 16, deadlineMs: 20 });
  const running = submit(model, Uint8Array.of(1));
  await turn();
  const waiting = submit(model, Uint8Array.of(2));
  await expect(Promise.all([running, waiting])).rejects.toThrow("the prediction was not ready within 20 ms");
  await expect(waiting).rejects.toMatchObject({ status: 504, code: "deadline_exceeded" });
  batch(0).finish();
  await turn();
  expect(batches).toHaveLength(1);
});
