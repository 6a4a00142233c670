import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createVocabulary, formatVocabulary, vocabularyFile } from "@rnn-zoo/models";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { toyWords, wordsModel } from "../support/toy-zoo.js";

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const long = "unheard ".repeat(20_000); // read in a thread of its own
let server: ToyServer;

beforeAll(async () => {
  const words = { task: "sentiment", onnx: wordsModel() };
  server = await startToyServer([
    { name: "toy-words", ...words, words: toyWords },
    { name: "toy-broken", ...words, words: [...toyWords, "beyond"] },
  ]);
});
afterAll(() => server.stop());

async function scoreOf(text: string): Promise<number> {
  const body = JSON.stringify({ instances: [text], model: "toy-words" });
  const init = { method: "POST", body, headers: { "content-type": "application/json" } };
  const answer = JSON.parse(await (await fetch(`${server.url}/predict/sentiment`, init)).text());
  return answer.predictions[0].score;
}

async function reload(): Promise<[number, unknown]> {
  const response = await fetch(`${server.url}/models/toy-words/reload`, { method: "POST" });
  return [response.status, await response.json()];
}

const writeWords = (words: readonly string[]) =>
  writeFile(join(server.zoo, "toy-words", "1", vocabularyFile), formatVocabulary(createVocabulary(words)));

describe("the words of a model", () => {
  test("stay those it was loaded with until it is loaded again, in every thread", async () => {
    expect(await scoreOf("good")).toBeCloseTo(sigmoid(1), 6);
    await writeWords([...toyWords].reverse());
    expect([await scoreOf("good"), await scoreOf(`${long}good`)]).toEqual([
      expect.closeTo(sigmoid(1), 6),
      expect.closeTo(sigmoid(1), 6),
    ]);
    expect(await reload()).toEqual([200, { model: "toy-words", loaded: ["1"], failed: [], unloaded: [] }]);
    expect([await scoreOf("good"), await scoreOf(`${long}good`)]).toEqual([
      expect.closeTo(sigmoid(-1), 6),
      expect.closeTo(sigmoid(-1), 6),
    ]);
    expect(await reload()).toMatchObject([200, { loaded: [] }]);
  });

  test("that have ids beyond the model are refused when it is loaded, and the old ones serve on", async () => {
    const before = await scoreOf("good");
    await writeWords([...toyWords, "beyond"]);
    const [status, answer] = await reload();
    expect([status, JSON.stringify(answer)]).toEqual([
      422,
      expect.stringContaining("expected a model that takes every id of its vocabulary, 0 to 6"),
    ]);
    expect(await scoreOf("good")).toBe(before);
  });

  test("that have ids beyond the model keep it from being served at the start", async () => {
    const { versions } = JSON.parse(await (await fetch(`${server.url}/models/toy-broken`)).text());
    expect(versions).toEqual([
      expect.objectContaining({ state: "failed", reason: expect.stringContaining("every id of its vocabulary") }),
    ]);
  });
});
