import { describe, expect, test } from "@jest/globals";
import { model, outcome, setUp } from "../../support/batcher-set-up.js";
import { turn } from "../../support/manual-run.js";

describe("a failure", () => {
  test("of a batch is found by running its halves, so that only the guilty one fails", async () => {
    const { submit, batches, batch } = setUp();
    const results = [submit(1), submit(2), submit(3)];
    await turn();
    batch(0).fail(new Error("2 is bad"));
    await turn();
    batch(1).fail(new Error("2 is bad"));
    await turn();
    batch(2).finish();
    await turn();
    batch(3).fail(new Error("2 is bad"));
    await turn();
    batch(4).finish();
    expect(await Promise.all(results.map(outcome))).toEqual([[2], "prediction_failed", [6]]);
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3], [1, 2], [1], [2], [3]]);
  });

  test.each([0, 1, 31, 32, 62, 63])("of request %i among 64 is found in 13 runs", async (guilty) => {
    let runs = 0;
    const run = async (_key: string, parts: readonly Uint8Array[]) => {
      runs++;
      const rows = parts.flatMap((part) => [...part]);
      if (rows.includes(guilty)) throw new Error("guilty");
      return Float32Array.from(rows, (row) => row * 2);
    };
    const { batcher } = setUp({ run, maxBatchRows: 64, maxQueueRows: 64, maxDelayUs: 1_000_000 }); // until it is full
    const results = Array.from({ length: 64 }, (_, row) => batcher.submit(model, Uint8Array.of(row)));
    const expected = results.map((_, row) => (row === guilty ? "prediction_failed" : [row * 2]));
    expect(await Promise.all(results.map(outcome))).toEqual(expected);
    expect(runs).toBe(1 + 2 * Math.log2(64));
  });

  test("of several requests fails each of them and no other", async () => {
    const guilty = [3, 4, 17, 40];
    const run = async (_key: string, parts: readonly Uint8Array[]) => {
      const rows = parts.flatMap((part) => [...part]);
      if (rows.some((row) => guilty.includes(row))) throw new Error("guilty");
      return Float32Array.from(rows, (row) => row * 2);
    };
    const { batcher } = setUp({ run, maxBatchRows: 64, maxQueueRows: 64 });
    const results = Array.from({ length: 50 }, (_, row) => batcher.submit(model, Uint8Array.of(row)));
    const expected = results.map((_, row) => (guilty.includes(row) ? "prediction_failed" : [row * 2]));
    expect(await Promise.all(results.map(outcome))).toEqual(expected);
  });

  test("of one request's own batch is not tried again", async () => {
    const { submit, batches, batch } = setUp();
    const result = submit(1, 2);
    await turn();
    batch(0).fail(new Error("no"));
    expect(await outcome(result)).toBe("prediction_failed");
    expect(batches).toHaveLength(1);
  });

  test("of one part of a large request ends it, and its other parts do not run", async () => {
    const { submit, batches, batch } = setUp();
    const large = submit(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const small = submit(10);
    await turn();
    batch(0).fail(new Error("no"));
    expect(await outcome(large)).toBe("prediction_failed");
    await turn();
    batch(1).finish();
    expect(await outcome(small)).toEqual([20]);
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3, 4], [10]]);
  });

  test.each([[[2]], [[2, 4, 6]], [[]]])("is a result of the wrong length: %j for two rows", async (scores) => {
    const { submit, batch } = setUp();
    const result = submit(1, 2);
    await turn();
    batch(0).answer(scores);
    expect(await outcome(result)).toBe("prediction_failed");
  });

  test("leaves the slot free for the next batch", async () => {
    const { submit, batch } = setUp();
    const first = outcome(submit(1));
    await turn();
    batch(0).fail(new Error("no"));
    await first;
    const second = submit(2);
    await turn();
    batch(1).finish();
    expect(await outcome(second)).toEqual([4]);
  });
});
