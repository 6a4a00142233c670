import { describe, expect, test } from "@jest/globals";
import { model, other, outcome, setUp } from "../../support/batcher-set-up.js";
import { turn } from "../../support/manual-run.js";

describe("the second slot", () => {
  test("stays free for few rows of the model that runs: they are the next batch of the first", async () => {
    const { submit, batches, batch } = setUp({ slots: 2 });
    void submit(1);
    await turn();
    void submit(2, 3, 4);
    await turn();
    expect(batches).toHaveLength(1);
    batch(0).finish();
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [2, 3, 4]]);
  });

  test("is filled at once when a full batch waits", async () => {
    const { submit, batches } = setUp({ slots: 2 });
    void submit(1);
    await turn();
    void submit(2, 3, 4);
    await turn();
    void submit(5);
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [2, 3, 4, 5]]);
  });

  test("is filled at once by another model: none waits for the run of another", async () => {
    const { submit, batcher, batches } = setUp({ slots: 2 });
    void submit(1);
    await turn();
    void batcher.submit(other, Uint8Array.of(2));
    await turn();
    expect(batches.map(({ key, rows }) => [key, rows])).toEqual([
      ["a/1", [1]],
      ["b/1", [2]],
    ]);
  });
});

describe("a long turn of the event loop", () => {
  const submitMany = (submit: (row: number) => unknown, count: number) => {
    for (let row = 0; row < count; row++) void submit(row);
  };

  test("is not waited for by rows that make a batch worth running; what comes later in it is the next batch", async () => {
    const { submit, batches, batch } = setUp({ maxBatchRows: 64, maxQueueRows: 64, slots: 2 });
    submitMany(submit, 15);
    expect(batches).toHaveLength(0);
    submitMany(submit, 25);
    expect(batches.map(({ rows }) => rows.length)).toEqual([16, 16]);
    await turn();
    expect(batches).toHaveLength(2);
    batch(0).finish();
    batch(1).finish();
    await turn();
    expect(batches.map(({ rows }) => rows.length)).toEqual([16, 16, 8]);
  });

  test("looks for answers that have come, as soon as rows worth running wait for a slot", async () => {
    let looks = 0;
    const takeAnswers = () => {
      looks++;
      batch(0).finish();
    };
    const { submit, batches, batch } = setUp({ maxBatchRows: 64, maxQueueRows: 64, slots: 1, takeAnswers });
    submitMany(submit, 1);
    await turn();
    const answered = submit(7);
    submitMany(submit, 14);
    expect(looks).toBe(0);
    submitMany(submit, 1);
    expect(looks).toBe(1);
    for (let step = 0; step < 20; step++) await Promise.resolve(); // what the answers bring with them, and no turn
    expect(batches.map(({ rows }) => rows.length)).toEqual([1, 16]);
    batch(1).finish();
    expect(await outcome(answered)).toEqual([14]);
  });

  test("has one small batch at most behind the one that runs, on its thread; a full one goes anywhere", async () => {
    const { submit, batches, batch } = setUp({ maxBatchRows: 64, maxQueueRows: 256, slots: 4 });
    for (const rows of [16, 16, 30]) {
      submitMany(submit, rows);
      await turn();
    }
    const shown = () => batches.map(({ rows, place }) => [rows.length, place]);
    expect(shown()).toEqual([
      [16, "anywhere"],
      [16, "behind"],
    ]);
    submitMany(submit, 34);
    await turn();
    expect(shown().slice(2)).toEqual([[64, "anywhere"]]);
    submitMany(submit, 20);
    batch(0).finish();
    batch(2).finish();
    await turn();
    expect(shown().slice(3)).toEqual([[20, "behind"]]);
  });

  test("leaves rows that make no batch worth running for the next one", async () => {
    const { submit, batches, batch } = setUp({ maxBatchRows: 64, maxQueueRows: 64, slots: 4 });
    submitMany(submit, 16);
    submitMany(submit, 15);
    await turn();
    expect(batches.map(({ rows }) => rows.length)).toEqual([16]);
    batch(0).finish();
    await turn();
    expect(batches.map(({ rows, place }) => [rows.length, place])).toEqual([
      [16, "anywhere"],
      [15, "anywhere"],
    ]);
  });
});

describe("rows of different sizes", () => {
  const long = { ...model, rowBytes: 2 };

  test("never run together, and the one that came first runs first", async () => {
    const { submit, batcher, batches, batch } = setUp();
    const results = [submit(1), batcher.submit(long, Uint8Array.of(2, 3)), submit(4)];
    await turn();
    batch(0).finish();
    await turn();
    batch(1).answer([5]);
    expect(await Promise.all(results.map(outcome))).toEqual([[2], [5], [8]]);
    expect(batches.map(({ rows }) => rows)).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  test("do not starve: the next free slot is theirs, however full another size is", async () => {
    const { submit, batcher, batches, batch } = setUp({ slots: 2, maxQueueRows: 64 });
    for (let i = 0; i < 3; i++) void submit(1, 2, 3, 4); // full batches
    await turn();
    void batcher.submit(long, Uint8Array.of(5, 6));
    for (let i = 0; i < 3; i++) void submit(1, 2, 3, 4);
    batch(0).finish();
    await turn();
    batch(1).finish();
    await turn();
    expect(batches.map(({ rows }) => rows.length)).toEqual([4, 4, 4, 2]);
  });

  test("count as one model when models take turns", async () => {
    const { submit, batcher, batches, batch } = setUp();
    void submit(1);
    void batcher.submit(long, Uint8Array.of(2, 3));
    void batcher.submit(other, Uint8Array.of(4));
    for (let i = 0; i < 3; i++) {
      await turn();
      batch(i).answer([0]);
    }
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [4], [2, 3]]);
  });
});

describe("bytes", () => {
  const wide = { key: "w/1", rowBytes: 10, outputs: 1 };

  test("limit a batch as rows do", async () => {
    const { batcher, batches, batch } = setUp({ maxBatchBytes: 25 });
    const result = batcher.submit(wide, new Uint8Array(30));
    await turn();
    batch(0).answer([1, 2]);
    await turn();
    batch(1).answer([3]);
    expect(await outcome(result)).toEqual([1, 2, 3]);
    expect(batches.map(({ rows }) => rows.length)).toEqual([20, 10]);
  });

  test("of a row larger than a batch run alone", async () => {
    const { batcher, batches } = setUp({ maxBatchBytes: 5, slots: 2 });
    void batcher.submit(wide, new Uint8Array(20));
    await turn();
    expect(batches.map(({ rows }) => rows.length)).toEqual([10, 10]);
  });

  test("limit what waits, of all models together, and are free again when they run or their client has left", async () => {
    const { submit, batcher, batch } = setUp({ maxQueueBytes: 12 });
    void submit(1);
    await turn();
    let leave = () => {};
    const gone = outcome(
      batcher.submit(wide, new Uint8Array(10), (call) => {
        leave = call;
        return undefined;
      }),
    );
    void submit(2, 3);
    expect(await outcome(submit(4))).toBe("queue_full");
    leave();
    expect(await gone).toBe("client_gone");
    const later = submit(5);
    batch(0).finish();
    await turn();
    batch(1).finish();
    expect(await outcome(later)).toEqual([10]);
  });

  test("of one request may be more than that when nothing waits", async () => {
    const { batcher, batch } = setUp({ maxQueueBytes: 5, slots: 1 });
    const result = batcher.submit(wide, new Uint8Array(10));
    await turn();
    batch(0).answer([7]);
    expect(await outcome(result)).toEqual([7]);
  });
});

describe("what is reported", () => {
  test("of a batch: its model, rows, requests, padding, failures and times", async () => {
    const reports: object[] = [];
    const { submit, batcher, batch } = setUp({ onBatch: (report) => reports.push(report) });
    void submit(1);
    void batcher.submit(model, Uint8Array.of(2, 3, 4), undefined, { padding: 0.5 });
    await turn();
    batch(0).finish();
    await turn();
    const times = { queueMs: expect.any(Number), computeMs: expect.any(Number) };
    expect(reports).toEqual([{ model: "a", version: "1", rows: 4, requests: 2, padding: 0.375, failed: 0, ...times }]);
    const failing = outcome(submit(5));
    await turn();
    batch(1).fail(new Error("no"));
    await failing;
    expect(reports[1]).toMatchObject({ rows: 1, requests: 1, failed: 1 });
  });

  test("of the queues: the batches that run and what waits for each model", async () => {
    const { submit, batcher, batch } = setUp();
    expect(batcher.snapshot()).toEqual({ slots: 1, running: 0, queues: [] });
    void submit(1);
    await turn();
    void submit(2, 3);
    void batcher.submit({ key: "b/2+7", rowBytes: 5, outputs: 1 }, new Uint8Array(5));
    expect(batcher.snapshot()).toEqual({
      slots: 1,
      running: 1,
      queues: [
        { model: "a", version: "1", waitingRows: 2, waitingBytes: 2 },
        { model: "b", version: "2", waitingRows: 1, waitingBytes: 5 },
      ],
    });
    expect([batcher.isIdle("a/1"), batcher.isIdle("c/1")]).toEqual([false, true]);
    batch(0).finish();
    await turn();
    expect(batcher.isIdle("a/1")).toBe(false); // its second batch runs
    batch(1).finish();
    await turn();
    expect(batcher.isIdle("a/1")).toBe(true);
  });
});
