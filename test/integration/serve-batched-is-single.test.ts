import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue, readModelFile } from "@rnn-zoo/models";
import { type Batcher, createBatcher } from "@rnn-zoo/serve/batcher.js";
import { createEngine, type Engine } from "@rnn-zoo/serve/engine.js";
import { digitTask, sentimentTask } from "@rnn-zoo/serve/tasks.js";
import { pino } from "pino";
import { sumModel, sumOracle } from "../support/toy-text.js";

const sentimentModel = { key: "sum/1", ...sentimentTask, rowSizes: [64, 128, 256, 400] };
const seeds = [1, 2, 3, 4, 5];
let engine: Engine;
let digits: string[];

beforeAll(async () => {
  const logger = pino({ level: "silent" });
  engine = createEngine({ workers: 2, intraOpThreads: 1, warmRows: [1, 8], maxBatchBytes: 20_000, logger });
  const entries = (await readCatalogue(committedZoo)).filter(({ card }) => card.task === "digit");
  digits = entries.map(({ name, version }) => `${name}/${version}`);
  for (const entry of entries) {
    await engine.load({ key: `${entry.name}/${entry.version}`, task: digitTask, bytes: await readModelFile(entry) });
  }
  const { rowSizes } = sentimentModel;
  await engine.load({ key: "sum/1", task: sentimentTask, bytes: sumModel(), rowSizes });
});
afterAll(() => engine.stop());

function randomSource(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function batcherOf(random: (below: number) => number): Batcher {
  return createBatcher({
    run: engine.run,
    slots: 2,
    maxBatchRows: 1 + random(16),
    maxBatchBytes: 784 * (1 + random(20)),
    maxQueueRows: 100_000,
    maxDelayUs: random(2) * 1_000,
    deadlineMs: 60_000,
  });
}

describe("batched output equals single output", () => {
  test.each(seeds)("for every digit model of the zoo and any mix of requests (seed %i)", async (seed) => {
    const random = randomSource(seed);
    const batcher = batcherOf(random);
    const requests = Array.from({ length: 40 }, () => ({
      key: digits[random(digits.length)] ?? "",
      input: Uint8Array.from({ length: 784 * (1 + random(9)) }, () => random(256)),
    }));
    const batched = await Promise.all(
      requests.map(async ({ key, input }) => batcher.submit({ key, ...digitTask }, input)),
    );
    for (const [index, { key, input }] of requests.entries()) {
      const scores = batched[index]?.scores ?? new Float32Array(0);
      expect(scores).toHaveLength((input.length / 784) * 10);
      for (let row = 0; row * 784 < input.length; row++) {
        const alone = await engine.run(key, [input.slice(row * 784, (row + 1) * 784)]);
        for (const [k, score] of alone.entries()) expect(scores[row * 10 + k]).toBeCloseTo(score, 5);
      }
    }
  });

  test.each(seeds)("for texts of any length, in every size of row (seed %i)", async (seed) => {
    const random = randomSource(seed);
    const batcher = batcherOf(random);
    const requests = Array.from({ length: 40 }, () =>
      Array.from({ length: 1 + random(6) }, () => Array.from({ length: 1 + random(100) }, () => 1 + random(299))),
    );
    const results = await Promise.all(requests.map(async (texts) => batcher.submit(sentimentModel, padded(texts))));
    expect(results.map(({ scores }) => [...scores])).toEqual(
      requests.map((texts) => texts.map((ids) => expect.closeTo(sumOracle(ids), 5))),
    );
  });
});

/** int32 [texts, 100], padded in front */
function padded(texts: readonly (readonly number[])[]): Uint8Array {
  const ids = new Int32Array(texts.length * 100);
  for (const [index, text] of texts.entries()) ids.set(text, (index + 1) * 100 - text.length);
  return new Uint8Array(ids.buffer);
}

describe("a model is refused where", () => {
  test("padding changes its scores, though its card says that it may be left out", async () => {
    const { rowSizes } = sentimentModel;
    await expect(engine.load({ key: "sees/1", task: sentimentTask, bytes: sumModel(0.001), rowSizes })).rejects.toThrow(
      "its card says that padding may be left out, yet padding changes a score by",
    );
    await engine.load({ key: "sees/1", task: sentimentTask, bytes: sumModel(0.001) }); // full rows only: no claim
  });
});
