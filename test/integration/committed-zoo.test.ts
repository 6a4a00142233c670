import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue, readModelFile } from "@rnn-zoo/models";
import { architectures } from "@rnn-zoo/train/architectures.js";
import { countParameters } from "@rnn-zoo/train/keras/weights.js";
import { writeZooTable } from "@rnn-zoo/train/zoo-table.js";
import { realDigits } from "../support/real-digits.js";
import { scoreOverHttp } from "../support/score-over-http.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";

const entries = await readCatalogue(committedZoo);
const readme = fileURLToPath(new URL("../../../README.md", import.meta.url));
const picture = fileURLToPath(new URL("../../../models/examples/seven.png", import.meta.url));

describe.each(entries.map((entry) => [`${entry.name}/${entry.version}`, entry] as const))("%s", (_, entry) => {
  const { card } = entry;

  test("is the file that its card describes", async () => {
    expect((await readModelFile(entry)).length).toBe(card.onnx.bytes);
  });

  test("has the parameters of its architecture, and that topology", () => {
    const architecture = architectures[card.name];
    expect(card.topology).toEqual(architecture?.topology);
    expect(card.parameters).toBe(architecture && countParameters(architecture.topology));
  });

  test("agreed with its training framework, and reached its published score", () => {
    expect(card.onnx.parity).toBeLessThanOrEqual(1e-5);
    expect(card.test.deployed.accuracy).toBeGreaterThanOrEqual(card.published?.accuracy ?? 0);
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

  test("the README's picture is a seven", async () => {
    const headers = { "content-type": "image/png" };
    const response = await fetch(`${url}/predict/digit`, { method: "POST", headers, body: await readFile(picture) });
    const { predictions } = (await response.json()) as { predictions: { digit: number; confidence: number }[] };
    expect(predictions).toMatchObject([{ digit: 7 }]);
    expect(predictions[0]?.confidence).toBeGreaterThan(0.9);
  });

  test("real digits are classified at least 96 % rightly", async () => {
    const { right, rows } = await scoreOverHttp(url, await realDigits(100), 64);
    expect(right / rows).toBeGreaterThanOrEqual(0.96);
  });
});
