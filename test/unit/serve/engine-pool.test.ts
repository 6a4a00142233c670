import { describe, expect, test } from "@jest/globals";
import { createPool } from "@rnn-zoo/serve/engine-pool.js";
import type { EngineThread } from "@rnn-zoo/serve/engine-thread.js";
import { pino } from "pino";
import { turn } from "../../support/manual-run.js";

/** Threads that do nothing and die when a test says so. */
function setUp(size: number, prepare: () => Promise<void> = async () => undefined) {
  const deaths: ((reason: string) => void)[] = [];
  const stopped: number[] = [];
  const pool = createPool({
    size,
    start: (onEnd): EngineThread => {
      const threadId = deaths.push(onEnd);
      return {
        threadId,
        load: async () => ({ device: "cpu" as const, cpuNodes: [] }),
        unload: async () => undefined,
        run: async () => Float32Array.of(threadId),
        takeAnswers: () => undefined,
        stop: async () => {
          stopped.push(threadId);
        },
      };
    },
    prepare,
    logger: pino({ level: "silent" }),
  });
  const lentId = () => pool.lend(async (thread) => thread.threadId);
  const die = (threadId: number) => deaths[threadId - 1]?.("killed");
  return { pool, die, stopped, lentId };
}

describe("a pool", () => {
  test("lends the thread that worked last", async () => {
    const { lentId } = setUp(2);
    expect([await lentId(), await lentId()]).toEqual([2, 2]);
  });

  test("lends idle threads first, and each thread to two at a time", async () => {
    const { pool } = setUp(2);
    const finish: (() => void)[] = [];
    const lent: number[] = [];
    const busy = ({ threadId }: EngineThread) => {
      lent.push(threadId);
      return new Promise<void>((resolve) => finish.push(resolve));
    };
    const works = Array.from({ length: 5 }, () => pool.lend(busy));
    await turn();
    expect(lent).toEqual([2, 1, 2, 1]);
    finish[3]?.();
    await works[3];
    await turn();
    expect(lent).toEqual([2, 1, 2, 1, 1]);
    for (const end of finish) end();
    await Promise.all(works);
  });

  test("lends the preferred thread where it has room", async () => {
    const { pool } = setUp(2);
    const lent: number[] = [];
    const busy = ({ threadId }: EngineThread) => {
      lent.push(threadId);
      return new Promise<void>(() => undefined);
    };
    const [first] = pool.members();
    for (let work = 0; work < 3; work++) void pool.lend(busy, first);
    await turn();
    expect(lent).toEqual([1, 1, 2]);
  });

  test("takes a thread back after work that failed", async () => {
    const { pool, lentId } = setUp(1);
    await expect(pool.lend(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await lentId()).toBe(1);
  });

  test("replaces a thread that dies, and lends the new one", async () => {
    const { pool, die, lentId } = setUp(1);
    die(1);
    expect(pool.members()).toEqual([]);
    expect(await lentId()).toBe(2);
  });

  test("never lends a thread that died at work", async () => {
    const { pool, die, lentId } = setUp(1);
    await pool.lend(async () => die(1));
    expect(await lentId()).toBe(2);
  });

  test("lends a certain thread when it is idle, before those who wait for any", async () => {
    const { pool, lentId } = setUp(2);
    const [first, second] = pool.members();
    if (!first || !second) throw new Error("expected two threads");
    const log: string[] = [];
    const finish: (() => void)[] = [];
    const busy = () => new Promise<void>((resolve) => finish.push(resolve));
    const works = [pool.lend(busy), pool.lend(busy), pool.lend(busy), pool.lend(busy)]; // of threads 2, 1, 2 and 1
    const waits = lentId().then((id) => log.push(`any ${id}`));
    const visit = pool.visit(second, async ({ threadId }) => log.push(`visit ${threadId}`));
    await turn();
    finish[0]?.();
    await turn();
    expect(log).toEqual([]); // its other work goes on
    finish[2]?.();
    await Promise.all([visit, waits]);
    expect(log).toEqual(["visit 2", "any 2"]);
    for (const end of finish) end();
    await Promise.all(works);
    expect(await pool.visit(first, async ({ threadId }) => threadId)).toBe(1);
  });

  test("refuses who wants a certain thread that dies", async () => {
    const { pool, die } = setUp(1);
    const [thread] = pool.members();
    if (!thread) throw new Error("expected a thread");
    const busy = pool.lend(() => new Promise(() => undefined));
    const visit = pool.visit(thread, async () => undefined);
    await turn();
    die(1);
    await expect(visit).rejects.toThrow("ended before");
    await expect(pool.visit(thread, async () => undefined)).rejects.toThrow("ended before");
    void busy;
  });

  test("tries again when a new thread cannot be made ready", async () => {
    let attempts = 0;
    const { die, lentId, stopped } = setUp(1, async () => {
      if (++attempts < 3) throw new Error("not yet");
    });
    die(1);
    expect([await lentId(), attempts, stopped]).toEqual([4, 3, [2, 3]]);
  });

  test("stops every thread, and refuses who waits for one", async () => {
    const { pool, stopped } = setUp(1);
    const busy = [1, 2].map(() => pool.lend(() => new Promise(() => undefined)));
    const waits = pool.lend(async () => undefined);
    await pool.stop();
    await expect(waits).rejects.toMatchObject({ code: "draining" });
    expect(stopped).toEqual([1]);
    void busy;
  });

  test("does not replace threads that end because it stops", async () => {
    const { pool, die, stopped } = setUp(2);
    const stopping = pool.stop();
    die(1);
    die(2);
    await stopping;
    expect([pool.members(), stopped]).toEqual([[], [1, 2]]);
  });
});
