import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createEngine, type Engine } from "@rnn-zoo/serve/engine.js";
import { digitTask } from "@rnn-zoo/serve/tasks.js";
import { pino } from "pino";
import { deathMarker, expectOneDeath, lethalKey, onceFatal, poison } from "../support/death.js";
import { turn } from "../support/manual-run.js";
import { nineClassModel, notANumberModel, oddsModel, picture, tableModel } from "../support/toy-zoo.js";

const dyingWorker = new URL("../support/dying-worker.js", import.meta.url);
const engines: Engine[] = [];

function startEngine(workers = 2, workerUrl?: URL): Engine {
  const engine = createEngine({
    workers,
    intraOpThreads: 1,
    warmRows: [1, 4],
    logger: pino({ level: "silent" }),
    ...(workerUrl && { workerUrl }),
  });
  engines.push(engine);
  return engine;
}

async function startOdds(workers?: number, workerUrl?: URL): Promise<Engine> {
  const engine = startEngine(workers, workerUrl);
  await engine.load({ key: "odds/1", task: digitTask, bytes: oddsModel(9) });
  return engine;
}

/** What oddsModel(9) says of a picture with ink at one pixel. */
function oddsOf(digit: number): number[] {
  return Array.from({ length: 10 }, (_, k) => (k === digit ? 0.5 : 1 / 18));
}

function expectScores(scores: Float32Array, expected: readonly number[]): void {
  expect(scores).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(scores[index]).toBeCloseTo(value, 6);
}

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
});

describe("a model that is loaded while a thread dies", () => {
  test("is loaded all the same, in the others and in the one that takes its place", async () => {
    expectOneDeath();
    const engine = startEngine(2, dyingWorker);
    await engine.load({ key: lethalKey, task: digitTask, bytes: oddsModel(9) });
    const runs = Array.from({ length: 40 }, () => engine.run(lethalKey, [picture({ 3: 255 })]));
    for (const scores of await Promise.all(runs)) expectScores(scores, oddsOf(3));
  });
});

describe("the engine", () => {
  test("gives the scores that arithmetic gives", async () => {
    const engine = await startOdds();
    expectScores(await engine.run("odds/1", [picture({ 3: 255 })]), oddsOf(3));
    expectScores(await engine.run("odds/1", [picture()]), Array(10).fill(0.1));
  });

  test("gives each row of a batch what it gives the row alone", async () => {
    const engine = await startOdds();
    const pictures = Array.from({ length: 10 }, (_, k) => picture({ [k]: 255, [(k * 7) % 10]: 40 + k }));
    const alone = await Promise.all(pictures.map((row) => engine.run("odds/1", [row])));
    const batched = await engine.run("odds/1", pictures);
    expectScores(
      batched,
      alone.flatMap((scores) => [...scores]),
    );
  });

  test("runs a batch behind the last one of its model on the same thread, though another is idle", async () => {
    const engine = await startOdds(2);
    const sent = jest.spyOn(Worker.prototype, "postMessage");
    const rows = [picture({ 1: 255 })];
    const runs = [engine.run("odds/1", rows)];
    await turn(); // it has a thread now
    runs.push(engine.run("odds/1", rows, undefined, "behind"), engine.run("odds/1", rows));
    for (const scores of await Promise.all(runs)) expectScores(scores, oddsOf(1));
    const [first, behind, beside] = sent.mock.contexts;
    sent.mockRestore();
    expect(behind).toBe(first);
    expect(beside).not.toBe(first);
  });

  test("leaves the memory of its caller in place", async () => {
    const engine = await startOdds();
    const rows = picture({ 1: 255 });
    await engine.run("odds/1", [rows]);
    expectScores(await engine.run("odds/1", [rows]), oddsOf(1));
  });

  test("queues runs when all threads are busy, and answers each", async () => {
    const engine = await startOdds(1);
    const runs = Array.from({ length: 20 }, (_, k) => engine.run("odds/1", [picture({ [k % 10]: 255 })]));
    for (const [k, scores] of (await Promise.all(runs)).entries()) expectScores(scores, oddsOf(k % 10));
  });

  test("keeps working after a run that failed", async () => {
    const engine = startEngine(1);
    await engine.load({ key: "table/1", task: digitTask, bytes: tableModel() });
    await expect(engine.run("table/1", [picture({ 783: 200 })])).rejects.toThrow("indices element out of data bounds");
    expectScores(await engine.run("table/1", [picture({ 783: 7 })]), [0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  });

  test("lets runs in hand end when it stops", async () => {
    const engine = await startOdds(2);
    const runs = [engine.run("odds/1", [picture({ 1: 255 })]), engine.run("odds/1", [picture({ 2: 255 })])];
    const settled = Promise.all(runs);
    await Promise.resolve(); // both have a thread now
    await engine.stop();
    for (const [index, scores] of (await settled).entries()) expectScores(scores, oddsOf(index + 1));
  });
});

describe("a thread that dies", () => {
  test("is replaced, and its batch runs once more elsewhere", async () => {
    const engine = await startOdds(2, dyingWorker);
    expectOneDeath();
    expectScores(await engine.run("odds/1", [picture({ 0: onceFatal, 4: 255 })]), oracle({ 0: onceFatal, 4: 255 }));
    expect(existsSync(deathMarker)).toBe(false);
    const all = Array.from({ length: 6 }, (_, k) => engine.run("odds/1", [picture({ [k]: 255 })]));
    for (const [k, scores] of (await Promise.all(all)).entries()) expectScores(scores, oddsOf(k));
  });

  test("again on the second attempt fails its batch, and only that", async () => {
    const engine = await startOdds(1, dyingWorker);
    const failed = engine.run("odds/1", [poison]);
    const healthy = [engine.run("odds/1", [picture({ 5: 255 })])];
    await expect(failed).rejects.toMatchObject({ name: "WorkerDiedError", message: "exit code 9" });
    healthy.push(engine.run("odds/1", [picture({ 5: 255 })]));
    for (const scores of await Promise.all(healthy)) expectScores(scores, oddsOf(5));
  });
});

/** Softmax of ln(9) × ink / 255. */
function oracle(ink: Readonly<Record<number, number>>): number[] {
  const odds = Array.from({ length: 10 }, (_, k) => 9 ** ((ink[k] ?? 0) / 255));
  const sum = odds.reduce((a, b) => a + b);
  return odds.map((value) => value / sum);
}

describe("a model is refused where", () => {
  test.each([
    ["its file is no ONNX file", Uint8Array.of(1, 2, 3), "protobuf"],
    [
      "its output has another width",
      nineClassModel(),
      "expected the output float32 [batch, 10], got float32 [batch, 9]",
    ],
    ["its scores are not numbers", notANumberModel(), "a score is not a finite number"],
  ])("%s", async (_, bytes, message) => {
    const engine = startEngine();
    await expect(engine.load({ key: "bad/1", task: digitTask, bytes })).rejects.toThrow(message);
    await expect(engine.run("bad/1", [picture()])).rejects.toThrow("bad/1 is not loaded");
  });
});

describe("misuse", () => {
  test("no rows at all are refused: onnxruntime would abort the process", async () => {
    const engine = await startOdds();
    await expect(engine.run("odds/1", [])).rejects.toThrow("expected whole rows, at least one, got 0");
    await expect(engine.run("odds/1", [new Uint8Array(0)])).rejects.toThrow("at least one, got 0");
  });

  test("half a row is refused", async () => {
    const engine = await startOdds();
    await expect(engine.run("odds/1", [new Uint8Array(392)])).rejects.toThrow("got 0.5");
  });

  test("a run after the stop is refused", async () => {
    const engine = await startOdds();
    await engine.stop();
    await expect(engine.run("odds/1", [picture()])).rejects.toMatchObject({ code: "draining" });
  });

  test("a worker module that does not exist fails the load", async () => {
    const engine = startEngine(1, new URL("./no-such-worker.js", import.meta.url));
    await expect(engine.load({ key: "odds/1", task: digitTask, bytes: oddsModel(9) })).rejects.toThrow(
      "no-such-worker",
    );
  });
});
