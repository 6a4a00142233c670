import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { createEngine, type Engine } from "@rnn-zoo/serve/engine.js";
import { digitTask } from "@rnn-zoo/serve/tasks.js";
import { pino } from "pino";
import { oddsModel, picture } from "../support/toy-zoo.js";

/* What the batcher adds for one client, counted instead of timed: turns of the event loop, messages, timers. */

let engine: Engine;
let turnsBeforeRun: number[];

beforeAll(async () => {
  engine = createEngine({ workers: 1, intraOpThreads: 1, warmRows: [1], logger: pino({ level: "silent" }) });
  await engine.load({ key: "odds/1", task: digitTask, bytes: oddsModel(9) });
});
afterAll(() => engine.stop());

function createCounted() {
  turnsBeforeRun = [];
  let turns = 0;
  const count = () => {
    turns++;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  let submittedAt = 0;
  const batcher = createBatcher({
    run: (...batch) => {
      turnsBeforeRun.push(turns - submittedAt);
      return engine.run(...batch);
    },
    slots: 1,
    maxBatchRows: 8,
    maxQueueRows: 64,
    deadlineMs: 60_000,
  });
  const submit = () => {
    submittedAt = turns;
    return batcher.submit({ key: "odds/1", rowBytes: 784, outputs: 10 }, picture());
  };
  return { submit, turns: () => turns, stop: () => clearImmediate(counting) };
}

test("requests one by one wait for no turn of the event loop but the first, and cost one message each", async () => {
  const { submit, stop } = createCounted();
  const sent = jest.spyOn(Worker.prototype, "postMessage");
  for (let i = 0; i < 20; i++) await submit();
  const messages = sent.mock.calls.length;
  sent.mockRestore();
  stop();
  expect(messages).toBe(20);
  expect(turnsBeforeRun).toEqual([expect.any(Number), ...Array(19).fill(0)]);
  expect(turnsBeforeRun[0]).toBeLessThanOrEqual(1);
});

test("a request alone is answered in the turn in which its scores come", async () => {
  const seen: string[] = [];
  const run = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    setImmediate(() => seen.push("next turn"));
    return new Float32Array(10);
  };
  const batcher = createBatcher({ run, slots: 1, maxBatchRows: 8, maxQueueRows: 64, deadlineMs: 60_000 });
  await batcher.submit({ key: "odds/1", rowBytes: 784, outputs: 10 }, picture());
  seen.push("answer");
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual(["answer", "next turn"]);
});

test("sixty-four requests of one turn cost eight messages", async () => {
  const { submit, stop } = createCounted();
  stop();
  const sent = jest.spyOn(Worker.prototype, "postMessage");
  await Promise.all(Array.from({ length: 64 }, submit));
  expect(sent.mock.calls).toHaveLength(8);
  sent.mockRestore();
});
