import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createEngine, type Engine } from "@rnn-zoo/serve/engine.js";
import { startThread } from "@rnn-zoo/serve/engine-thread.js";
import { digitTask } from "@rnn-zoo/serve/tasks.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { pino } from "pino";
import { turn } from "../support/manual-run.js";
import { oddsModel, picture, tableModel } from "../support/toy-zoo.js";

const longUs = 500_000; // nobody falls asleep within a test
let engine: Engine | undefined;

async function startOdds(awakeUs: number): Promise<Engine> {
  engine = createEngine({ workers: 1, intraOpThreads: 1, warmRows: [1], awakeUs, logger: pino({ level: "silent" }) });
  await engine.load({ key: "odds/1", task: digitTask, bytes: oddsModel(9) });
  return engine;
}

/** The most probable digit of a picture with ink at that pixel. */
async function answerTo(digit: number): Promise<number | undefined> {
  const scores = await engine?.run("odds/1", [picture({ [digit]: 255 })]);
  return scores && [...scores].indexOf(Math.max(...scores));
}

afterEach(() => engine?.stop());

describe("rows that follow one another", () => {
  test.each([
    ["no messages from the third on while both threads are awake", longUs, 2],
    ["a message each where threads never stay awake", 0, 20],
  ])("cost %s", async (_, awakeUs, messages) => {
    await startOdds(awakeUs);
    const sent = jest.spyOn(Worker.prototype, "postMessage");
    for (let k = 0; k < 20; k++) expect(await answerTo(k % 10)).toBe(k % 10);
    expect(sent).toHaveBeenCalledTimes(messages);
    sent.mockRestore();
  });

  test("cost a message each where they come further apart than threads stay awake", async () => {
    await startOdds(500);
    const sent = jest.spyOn(Worker.prototype, "postMessage");
    for (let k = 0; k < 10; k++) {
      expect(await answerTo(k)).toBe(k);
      await delay(3);
    }
    expect(sent.mock.calls.map(([request]) => request.isLone)).toEqual(Array(10).fill(false));
    sent.mockRestore();
  });

  test.each([1, 30, 300])("get their own answer, whoever has just fallen asleep (%d µs)", async (awakeUs) => {
    await startOdds(awakeUs);
    const random = createRandom(awakeUs, "pauses");
    for (let k = 0; k < 600; k++) {
      const together = Array.from({ length: 1 + Math.floor(1.2 * random.uniform()) }, (_, one) => (k + one) % 10);
      expect(await Promise.all(together.map(answerTo))).toEqual(together);
      await pause(random.uniform());
    }
  });
});

test("what is sent behind a row is run behind it", async () => {
  const all = await startOdds(longUs);
  const ended: string[] = [];
  for (let k = 0; k < 300; k++) {
    const row = all.run("odds/1", [picture()]).then(() => ended.push("row"));
    const batch = all.run("odds/1", [picture(), picture()]).then(() => ended.push("batch"));
    await Promise.all([row, batch]);
    await answerTo(1); // so that the next row comes soon after another
  }
  expect(ended).toEqual(Array(300).fill(["row", "batch"]).flat());
});

/** None, of the event loop, or of the thread. */
async function pause(chance: number): Promise<void> {
  if (chance < 0.3) return;
  if (chance < 0.4) return delay(1);
  if (chance < 0.6) return turn();
  const until = performance.now() + 0.8 * (chance - 0.6);
  while (performance.now() < until); // what a busy main thread does
}

test("a run that fails is told, and the next row is answered", async () => {
  const all = await startOdds(longUs);
  await all.load({ key: "table/1", task: digitTask, bytes: tableModel() });
  for (let k = 0; k < 6; k++) {
    await expect(all.run("table/1", [picture({ 783: 200 })])).rejects.toThrow("indices element out of data bounds");
    expect(await answerTo(k)).toBe(k);
  }
});

test("a model is released only after the row that runs on it", async () => {
  const all = await startOdds(longUs);
  for (let k = 0; k < 3; k++) await answerTo(k);
  const last = answerTo(4);
  await turn();
  await all.unload("odds/1");
  expect(await last).toBe(4);
  await expect(answerTo(5)).rejects.toThrow("odds/1 is not loaded");
});

test("who waits for a row of which the thread dies is told, as with a message", async () => {
  const reasons: string[] = [];
  const url = new URL("../support/chute-death-worker.js", import.meta.url);
  const setup = { intraOpThreads: 1, warmRows: [], awakeUs: longUs };
  const thread = startThread(url, setup, (reason) => reasons.push(reason));
  const run = () => thread.run("m/1", Uint8Array.of(1), 1);
  expect(await run()).toEqual(Float32Array.of(1));
  await expect(run()).rejects.toMatchObject({ name: "WorkerDiedError", message: "exit code 9", hadBegun: true });
  await expect(run()).rejects.toMatchObject({ name: "WorkerDiedError", hadBegun: false });
  expect(reasons).toEqual(["exit code 9"]);
});
