import { describe, expect, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { model, other, outcome, setUp } from "../../support/batcher-set-up.js";
import { turn } from "../../support/manual-run.js";

describe("a batch", () => {
  test("starts at once when a slot is free", async () => {
    const { submit, batches } = setUp();
    void submit(1);
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1]]);
  });

  test("holds what arrived in the same turn of the event loop", async () => {
    const { submit, batches } = setUp();
    void submit(1);
    void submit(2, 3);
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3]]);
  });

  test("of one row starts at once where the last one was of one row, and nothing runs", async () => {
    const { submit, batches, batch } = setUp({ slots: 2 });
    void submit(1);
    await turn();
    void submit(2);
    expect(batches).toHaveLength(1);
    batch(0).finish();
    await turn();
    batch(1).finish();
    await turn();
    void submit(3);
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [2], [3]]);
  });

  test("holds what arrived while every slot was busy", async () => {
    const { submit, batches, batch } = setUp();
    void submit(1);
    await turn();
    void submit(2);
    await turn();
    void submit(3);
    await turn();
    expect(batches).toHaveLength(1);
    batch(0).finish();
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [2, 3]]);
  });

  test("counts rows, not requests, and keeps the order", async () => {
    const { submit, batches, batch } = setUp();
    void submit(1, 2, 3);
    void submit(4, 5);
    void submit(6);
    await turn();
    batch(0).finish();
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  test("runs in every free slot at the same time", async () => {
    const { submit, batches } = setUp({ slots: 2 });
    void submit(1, 2, 3, 4);
    void submit(5);
    void submit(6, 7, 8, 9);
    await turn();
    expect(batches.map(({ rows }) => rows)).toEqual([[1, 2, 3, 4], [5]]);
  });

  test("is of one model, and models take turns", async () => {
    const { batcher, submit, batches, batch } = setUp();
    for (let i = 0; i < 3; i++) void submit(1, 1, 1, 1);
    void batcher.submit(other, Uint8Array.of(2));
    for (let i = 0; i < 4; i++) {
      await turn();
      batch(i).finish();
    }
    expect(batches.map(({ key }) => key)).toEqual(["a/1", "b/1", "a/1", "a/1"]);
  });
});

describe("an answer", () => {
  test("goes to the request whose rows it is for", async () => {
    const { submit, batch } = setUp();
    const results = [submit(1), submit(2, 3), submit(4)];
    await turn();
    batch(0).finish();
    expect(await Promise.all(results.map(outcome))).toEqual([[2], [4, 6], [8]]);
  });

  test("of a request larger than a batch is put together in order", async () => {
    const { submit, batches, batch } = setUp({ slots: 3 });
    const result = submit(1, 2, 3, 4, 5, 6, 7, 8, 9);
    await turn();
    batch(1).finish();
    batch(0).finish();
    await turn();
    batch(2).finish();
    expect(await outcome(result)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(batches.map(({ rows }) => rows.length)).toEqual([4, 4, 1]);
  });

  test("says how long it waited and how long it ran", async () => {
    const { submit, batch } = setUp();
    void submit(1);
    const second = submit(2);
    await turn();
    batch(0).finish();
    const { queueMs, computeMs } = await second;
    expect(queueMs).toBeGreaterThan(0);
    expect(computeMs).toBeGreaterThan(0);
  });

  test("is right for any mix of sizes, batch limits and slots", async () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 50; round++) {
      const maxBatchRows = 1 + random(8);
      const sizes: number[] = [];
      const batcher = createBatcher({
        run: async (_key, parts) => {
          const rows = parts.flatMap((part) => [...part]);
          sizes.push(rows.length);
          for (let i = random(4); i > 0; i--) await turn();
          return Float32Array.from(rows, (row) => row * 2);
        },
        slots: 1 + random(3),
        maxBatchRows,
        maxQueueRows: 10_000,
        deadlineMs: 60_000,
      });
      const inputs = Array.from({ length: 30 }, () => Uint8Array.from({ length: 1 + random(20) }, () => random(256)));
      const results = await Promise.all(inputs.map((input) => batcher.submit(model, input)));
      expect(results.map(({ scores }) => [...scores])).toEqual(inputs.map((input) => Array.from(input, (x) => x * 2)));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(maxBatchRows);
      expect(sizes.reduce((a, b) => a + b)).toBe(inputs.reduce((rows, input) => rows + input.length, 0));
    }
  });
});

describe("a full queue", () => {
  test("refuses at once, and takes requests again when rows have run", async () => {
    const { submit, batch } = setUp({ maxQueueRows: 5 });
    void submit(1);
    await turn();
    void submit(2, 3, 4, 5);
    expect(await outcome(submit(6, 7))).toBe("queue_full");
    void submit(6);
    expect(await outcome(submit(7))).toBe("queue_full");
    batch(0).finish();
    await turn();
    const later = submit(7);
    batch(1).finish();
    await turn();
    batch(2).finish();
    expect(await outcome(later)).toEqual([14]);
  });

  test("has room again when less than half of it waits", async () => {
    const { batcher, submit, batch } = setUp({ maxQueueRows: 5 });
    void submit(1);
    await turn();
    void submit(2, 3, 4);
    expect(batcher.hasRoom(model.key)).toBe(false);
    expect(batcher.hasRoom("other/1")).toBe(true);
    batch(0).finish();
    await turn();
    expect(batcher.hasRoom(model.key)).toBe(true);
  });

  test("has room again when less than half of the bytes wait, whichever model's", () => {
    const { batcher, submit } = setUp({ maxQueueBytes: 7 });
    void submit(1, 2, 3);
    expect(batcher.hasRoom("other/1")).toBe(true);
    void submit(4);
    expect(batcher.hasRoom("other/1")).toBe(false);
  });

  test("says when to come again, in whole seconds from 1 to 60", async () => {
    const { submit } = setUp({ maxQueueRows: 4 });
    void submit(1, 2, 3, 4);
    await expect(submit(5)).rejects.toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  });

  test("of one model refuses no other model", async () => {
    const { batcher, submit, batches, batch } = setUp({ maxQueueRows: 4 });
    void submit(1, 2, 3, 4);
    const result = batcher.submit(other, Uint8Array.of(7));
    await turn();
    batch(0).finish();
    await turn();
    batch(1).finish();
    expect(await outcome(result)).toEqual([14]);
    expect(batches).toHaveLength(2);
  });
});

describe("a client that leaves", () => {
  function leaver() {
    const calls: (() => void)[] = [];
    let forgotten = 0;
    const whenGone = (leave: () => void) => {
      calls.push(leave);
      return () => {
        forgotten++;
      };
    };
    return { whenGone, leave: () => calls.map((call) => call()), forgotten: () => forgotten };
  }

  test("before its rows run drops them, and makes room in the queue", async () => {
    const { batcher, submit, batches, batch } = setUp({ maxQueueRows: 4 });
    void submit(1);
    await turn();
    const { whenGone, leave } = leaver();
    const gone = outcome(batcher.submit(model, Uint8Array.of(2, 3, 4, 5), whenGone));
    leave();
    expect(await gone).toBe("client_gone");
    const next = submit(6, 7, 8, 9);
    batch(0).finish();
    await turn();
    batch(1).finish();
    expect(await outcome(next)).toEqual([12, 14, 16, 18]);
    expect(batches.map(({ rows }) => rows)).toEqual([[1], [6, 7, 8, 9]]);
  });

  test("while its rows run changes nothing for the others in its batch", async () => {
    const { batcher, submit, batch } = setUp();
    const { whenGone, leave } = leaver();
    const gone = outcome(batcher.submit(model, Uint8Array.of(1), whenGone));
    const stays = submit(2);
    await turn();
    leave();
    batch(0).finish();
    expect(await Promise.all([gone, outcome(stays)])).toEqual(["client_gone", [4]]);
  });

  test("after its answer changes nothing", async () => {
    const { batcher, batch } = setUp();
    const { whenGone, leave, forgotten } = leaver();
    const result = outcome(batcher.submit(model, Uint8Array.of(1), whenGone));
    await turn();
    batch(0).finish();
    expect(await result).toEqual([2]);
    expect(forgotten()).toBe(1);
    leave();
    expect(await result).toEqual([2]);
    expect(forgotten()).toBe(1);
  });
});

describe("stopping", () => {
  test("refuses what waits, lets what runs end, and settles everyone", async () => {
    const { batcher, submit, batches, batch } = setUp();
    const runs = outcome(submit(1));
    await turn();
    const waits = outcome(submit(2));
    const stopped = batcher.stop();
    const late = outcome(submit(3));
    expect(await Promise.all([waits, late])).toEqual(["draining", "draining"]);
    batch(0).finish();
    await stopped;
    expect(await runs).toEqual([2]);
    expect(batches).toHaveLength(1);
  });

  test("ends at once when nothing runs", async () => {
    await expect(setUp().batcher.stop()).resolves.toBeUndefined();
  });
});

describe("misuse", () => {
  test.each([
    ["no rows", 0],
    ["half a row", 3],
  ])("%s is refused, not queued", async (_, bytes) => {
    const { batcher, batches } = setUp();
    const twoBytes = { ...model, rowBytes: 2 };
    await expect(batcher.submit(twoBytes, new Uint8Array(bytes))).rejects.toThrow("expected whole rows");
    await turn();
    expect(batches).toEqual([]);
  });
});
