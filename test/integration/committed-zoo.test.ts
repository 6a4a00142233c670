import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedPictures, committedZoo, readCatalogue, readModelFile } from "@rnn-zoo/models";
import { architectures, findArchitecture } from "@rnn-zoo/train/architectures.js";
import { countParameters } from "@rnn-zoo/train/keras/weights.js";
import { writeZooTable } from "@rnn-zoo/train/zoo-table.js";
import { realDigits } from "../support/real-digits.js";
import { scoreOverHttp } from "../support/score-over-http.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";

const entries = await readCatalogue(committedZoo);
const readme = fileURLToPath(new URL("../../../README.md", import.meta.url));
const drawScript = fileURLToPath(new URL("../support/draw-pictures.js", import.meta.url));
const picture = fileURLToPath(new URL("../../../models/examples/seven.png", import.meta.url));

/** To be reached where the source has no score, because its run was interrupted. */
const unpublished = 0.97;

describe.each(entries.map((entry) => [`${entry.name}/${entry.version}`, entry] as const))("%s", (_, entry) => {
  const { card } = entry;

  test("is the file that its card describes", async () => {
    expect((await readModelFile(entry)).length).toBe(card.onnx.bytes);
  });

  test("has the parameters of its architecture, and that topology", () => {
    const architecture = architectures[card.name];
    expect(card.topology).toEqual(architecture?.topology);
    expect(card.parameters).toBe(architecture && countParameters(architecture.topology));
    expect(card.source).toBe(architecture?.source);
  });

  test("was trained on all of MNIST with the recipe of its architecture", () => {
    const { loss: _, validationRows = 0, note, ...recipe } = findArchitecture(card.name).recipe;
    expect(card.training).toMatchObject(recipe);
    expect(card.note).toBe(note);
    const held = validationRows > 0;
    expect(card.dataset).toMatchObject({
      name: "mnist",
      train: 60_000 - validationRows,
      validation: held ? validationRows : 10_000,
      test: 10_000,
      validationSource: held ? "train" : "test",
    });
    const { valLoss } = card.history;
    expect(valLoss).toHaveLength(recipe.epochs);
    expect(card.test.deployed.epoch).toBe(valLoss.indexOf(Math.min(...valLoss)) + 1);
  });

  test("agreed with its training framework, and reached its published score", () => {
    expect(card.onnx.parity).toBeLessThanOrEqual(1e-5);
    expect(card.published).toEqual(architectures[card.name]?.published);
    expect(card.test.deployed.accuracy).toBeGreaterThanOrEqual(card.published?.accuracy ?? unpublished);
  });

  test("has a confusion matrix that adds up to its accuracy", () => {
    const rows = (card.test.confusion ?? []).map(({ row }) => row);
    const right = rows.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    const all = rows.flat().reduce((sum, count) => sum + count, 0);
    expect(all).toBe(card.dataset.test);
    expect(right / all).toBe(card.test.deployed.accuracy);
  });
});

describe("the README", () => {
  test("shows the numbers of the cards", async () => {
    const text = await readFile(readme, "utf8");
    expect(writeZooTable(text, entries)).toBe(text);
  });
});

test("the pictures show the numbers of the cards", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [drawScript], { maxBuffer: 2 ** 24 });
  const drawn: [name: string, svg: string][] = JSON.parse(stdout);
  const committed = drawn.map(([name]) => readFile(join(committedPictures, name), "utf8"));
  const outdated = (await Promise.all(committed)).flatMap((svg, index) => {
    const [name, anew] = drawn[index] ?? [];
    return svg === anew ? [] : [`${name}: npm run plot draws another`];
  });
  expect(outdated).toEqual([]);
  expect(drawn.length).toBeGreaterThan(0);
});

interface Answer {
  readonly model: string;
  readonly version: string;
  readonly predictions: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
  }[];
}

describe("npm start", () => {
  let server: ServeProcess;
  let url = "";
  beforeAll(async () => {
    server = startServeProcess(["--port", "0"]);
    url = String((await server.logged("listening")).url);
    await server.logged("ready");
  });
  afterAll(async () => {
    server.child.kill("SIGTERM");
    await server.ended;
  });

  test("answers the README's question as the README says", async () => {
    const headers = { "content-type": "image/png" };
    const response = await fetch(`${url}/predict/digit`, { method: "POST", headers, body: await readFile(picture) });
    const shown: Answer = JSON.parse(/```json\n(.*?)```/s.exec(await readFile(readme, "utf8"))?.[1] ?? "null");
    const about = (value: number) => expect.closeTo(value, 5); // other processors round otherwise
    const expected = shown.predictions.map(({ digit, confidence, probabilities }) => {
      return { digit, confidence: about(confidence), probabilities: probabilities.map(about) };
    });
    expect(await response.json()).toEqual({ ...shown, predictions: expected });
    expect(shown.predictions).toMatchObject([{ digit: 7 }]);
  });

  test("real digits are classified at least 96 % rightly", async () => {
    const { right, rows } = await scoreOverHttp(url, await realDigits(100), 64);
    expect(right / rows).toBeGreaterThanOrEqual(0.96);
  });
});
