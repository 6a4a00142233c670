import { describe, expect, test } from "@jest/globals";
import { model, outcome, setUp } from "../../support/batcher-set-up.js";
import { turn } from "../../support/manual-run.js";

describe("a deadline", () => {
  test("refuses what is not answered by then, and what waits of it never runs", async () => {
    const { submit, batches, batch } = setUp({ deadlineMs: 20 });
    const running = submit(1);
    await turn();
    const waiting = submit(2);
    await expect(Promise.all([running, waiting])).rejects.toThrow("the prediction was not ready within 20 ms");
    await expect(waiting).rejects.toMatchObject({ status: 504, code: "deadline_exceeded" });
    batch(0).finish();
    await turn();
    expect(batches).toHaveLength(1);
  });

  test("of one request may be shorter than that of all", async () => {
    const { batcher, submit, batch } = setUp();
    const long = submit(1);
    await turn();
    const short = batcher.submit(model, Uint8Array.of(2), undefined, { deadlineMs: 5 });
    await expect(short).rejects.toThrow("the prediction was not ready within 5 ms");
    batch(0).finish();
    expect(await outcome(long)).toEqual([2]);
  });

  test("of one request is never longer than that of all", async () => {
    const { batcher } = setUp({ deadlineMs: 5 });
    const result = batcher.submit(model, Uint8Array.of(2), undefined, { deadlineMs: 3_600_000 });
    await expect(result).rejects.toThrow("the prediction was not ready within 5 ms");
  });
});

describe("a delay", () => {
  test("lets rows wait for others though a slot is free", async () => {
    const { submit, batches, batch } = setUp({ maxDelayUs: 20_000 });
    const first = submit(1);
    await turn();
    await turn();
    expect(batches).toEqual([]);
    const second = submit(2);
    while (batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    batch(0).finish();
    expect(await Promise.all([first, second].map(outcome))).toEqual([[2], [4]]);
    expect((await first).queueMs).toBeGreaterThanOrEqual(20);
    expect(batches).toHaveLength(1);
  });

  test("ends when the batch is full", async () => {
    const { submit, batches } = setUp({ maxDelayUs: 1_000_000 });
    void submit(1, 2);
    void submit(3, 4);
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3, 4]]);
  });

  test("counts from the first row, also when it waited for a slot", async () => {
    const { submit, batches, batch } = setUp({ maxDelayUs: 5_000 });
    void submit(1, 2, 3, 4);
    await turn();
    void submit(5);
    await new Promise((resolve) => setTimeout(resolve, 10));
    batch(0).finish();
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3, 4], [5]]);
  });
});
