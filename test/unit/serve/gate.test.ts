import { describe, expect, test } from "@jest/globals";
import { createGate } from "@rnn-zoo/serve/gate.js";
import { turn } from "../../support/manual-run.js";

/** Jobs that end when a test says so. */
function setUp(maxRunning: number, maxWaiting: number) {
  const gate = createGate(maxRunning, maxWaiting, () => new Error("full"));
  const started: number[] = [];
  const ends = new Map<number, (failure?: Error) => void>();
  const job = (id: number) =>
    gate.run(() => {
      started.push(id);
      return new Promise<number>((resolve, reject) => {
        ends.set(id, (failure) => (failure ? reject(failure) : resolve(id)));
      });
    });
  return { job, started, end: (id: number, failure?: Error) => ends.get(id)?.(failure) };
}

describe("a gate", () => {
  test("lets as many run as it may, and the others in the order in which they came", async () => {
    const { job, started, end } = setUp(2, 5);
    const all = [1, 2, 3, 4].map(job);
    await turn();
    expect(started).toEqual([1, 2]);
    end(2);
    expect(await all[1]).toBe(2);
    await turn();
    expect(started).toEqual([1, 2, 3]);
    for (const id of [1, 3]) end(id);
    await Promise.all([all[0], all[2]]);
    await turn();
    end(4);
    expect(await all[3]).toBe(4);
  });

  test("refuses who finds no place to wait", async () => {
    const { job, started, end } = setUp(1, 1);
    const first = job(1);
    const second = job(2);
    await expect(job(3)).rejects.toThrow("full");
    await turn();
    end(1);
    await first;
    await turn();
    end(2);
    await second;
    expect(started).toEqual([1, 2]);
  });

  test("a job that fails gives its place to the next", async () => {
    const { job, end } = setUp(1, 1);
    const first = job(1);
    const second = job(2);
    await turn();
    end(1, new Error("broken"));
    await expect(first).rejects.toThrow("broken");
    await turn();
    end(2);
    expect(await second).toBe(2);
  });
});
