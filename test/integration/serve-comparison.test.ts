import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { compareCards } from "@rnn-zoo/serve/compare/compare-cards.js";
import { createRegistry } from "@rnn-zoo/serve/registry.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { lowBinsModel, nineClassModel, oddsModel, tableModel } from "../support/toy-zoo.js";

let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer([
    { name: "toy-best", onnx: oddsModel(9), accuracy: 0.9 },
    { name: "toy-table", onnx: tableModel(), accuracy: 0.5 },
    { name: "toy-equal", onnx: oddsModel(27), accuracy: 0.9 },
    { name: "toy-broken", onnx: nineClassModel(), accuracy: 0.1 },
    { name: "toy-bins", task: "sound", onnx: lowBinsModel() },
  ]);
});
afterAll(() => server.stop());

async function get(path: string, headers: Record<string, string> = {}, from = server) {
  const response = await fetch(from.url + path, { headers });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const namesOf = ({ models }: { models: { name: string }[] }) => models.map(({ name }) => name);

describe("GET /compare/{task}", () => {
  test("puts all models of the task side by side, the best first, also one that failed", async () => {
    const { status, body } = await get("/compare/digit");
    expect([status, body.task, body.sortedBy]).toEqual([200, "digit", "accuracy"]);
    expect(namesOf(body)).toEqual(["toy-best", "toy-equal", "toy-table", "toy-broken"]);
    expect(body.models[0]).toEqual({
      name: "toy-best",
      version: "1",
      state: "ready",
      default: true,
      layers: [{ className: "undefined", config: {} }], // those of the example card
      parameters: 7_840,
      bytes: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      published: { accuracy: 0.96 },
      test: { last: { accuracy: 0.9 }, deployed: { accuracy: 0.9 } },
      interval: [expect.closeTo(0.89396, 4), expect.closeTo(0.90573, 4)],
      training: expect.objectContaining({ engine: "tensorflow", device: "cpu", epochs: 2, secondsPerEpoch: 1.75 }),
      history: { loss: [0.5, 1e-7], accuracy: [0, 1], valLoss: [1, 2], valAccuracy: [0.25, 0.5] },
      confusion: [
        [0, 1],
        [2, 3],
      ],
      measured: null,
    });
    expect(body.models[3]).toMatchObject({ name: "toy-broken", state: "failed", default: false });
    expect(body.differences).toHaveLength(6);
    expect(body.differences[0]).toMatchObject({ a: "toy-best", b: "toy-equal", difference: 0, significant: false });
    expect(body.differences[1]).toMatchObject({ a: "toy-best", b: "toy-table", test: "newcombe", significant: true });
  });

  test("ranks by the column that is asked for; what has no number comes last", async () => {
    const byBytes = await get("/compare/digit?sort=bytes");
    const sizes = byBytes.body.models.map(({ bytes }: { bytes: number }) => bytes);
    expect(byBytes.body.sortedBy).toBe("bytes");
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(namesOf((await get("/compare/digit?sort=p50")).body)).toEqual(
      ["toy-best", "toy-broken", "toy-equal", "toy-table"], // nothing was measured yet
    );
    expect((await get("/compare/sound")).body.sortedBy).toBe("f1");
  });

  test.each([
    [
      "?sort=beauty",
      'sort: expected one of accuracy, f1, loss, parameters, bytes, secondsPerEpoch, p50, rowsPerSecond, got "beauty"',
    ],
    ["?sort=toString", expect.stringContaining('got "toString"')],
    ["?measure=yes", 'measure: expected true or false, got "yes"'],
    ["?zebra=1", 'query: expected only sort, measure, got the unknown field "zebra"'],
  ])("refuses %s", async (query, message) => {
    expect(await get(`/compare/digit${query}`)).toMatchObject({ status: 400, body: { error: { message } } });
  });

  test("refuses a task that is none, and names those that there are", async () => {
    const details = { tasks: ["digit", "sentiment", "sound"] };
    expect(await get("/compare/zebra")).toMatchObject({
      status: 404,
      body: { error: { code: "unknown_task", details } },
    });
  });

  test("has an empty list where no model of the task is served", async () => {
    expect((await get("/compare/sentiment")).body).toEqual({
      task: "sentiment",
      sortedBy: "accuracy",
      models: [],
      differences: [],
      pictures: expect.arrayContaining(["sentiment-loss.svg"]),
    });
  });
});

describe("?measure=true", () => {
  const speed = { p50Ms: expect.any(Number), p99Ms: expect.any(Number), rowsPerSecond: expect.any(Number) };

  test("measures every model that is ready, and what was measured is shown from then on", async () => {
    const { status, body } = await get("/compare/digit?measure=true&sort=rowsPerSecond");
    expect(status).toBe(200);
    for (const { state, measured } of body.models) {
      expect(measured).toEqual(state === "ready" ? { device: "cpu", batch1: speed, batch64: speed } : null);
      if (measured) expect(measured.batch64.rowsPerSecond).toBeGreaterThan(0);
      if (measured) expect(measured.batch1.p99Ms).toBeGreaterThanOrEqual(measured.batch1.p50Ms);
    }
    expect(body.models.at(-1)).toMatchObject({ name: "toy-broken", measured: null });
    expect((await get("/compare/digit?sort=rowsPerSecond")).body).toEqual(body);
  });

  test("is for who may change the state of the server, and for the server's own page", async () => {
    const cases: [Record<string, string>, number][] = [
      [{ "sec-fetch-site": "same-origin" }, 200],
      [{ "sec-fetch-site": "cross-site" }, 403],
      [{ "x-forwarded-for": "192.0.2.1" }, 403],
      [{ origin: "http://example.com" }, 403],
    ];
    for (const [headers, status] of cases) {
      expect((await get("/compare/sound?measure=true", headers)).status).toBe(status);
      expect((await get("/compare/sound?measure=false", headers)).status).toBe(200);
    }
  });

  test("lets predictions through while it runs", async () => {
    let measuring = 0;
    const busy = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { measureMs: 3_000 });
    const measured = get("/compare/digit?measure=true", {}, busy).finally(() => {
      measuring = -1;
    });
    let answered = 0;
    while (measuring === 0 && answered < 20) {
      const response = await fetch(`${busy.url}/predict/digit`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Uint8Array(784),
      });
      if (response.status === 200 && measuring === 0) answered++;
    }
    expect(answered).toBe(20);
    expect((await measured).status).toBe(200);
    await busy.stop();
  });
});

test("of the committed zoo every pair on the same data is tested, and a model that leads by little does not win", async () => {
  const registry = createRegistry(await readCatalogue(committedZoo));
  const known = () => undefined;
  const digits = compareCards(registry, "digit", "accuracy", { known });
  const pairs = (digits.models.length * (digits.models.length - 1)) / 2;
  expect(digits.differences).toHaveLength(pairs);
  for (const { test: name, pValue } of digits.differences) expect([name, typeof pValue]).toEqual(["mcnemar", "number"]);
  const between = (a: string, b: string) =>
    digits.differences.find((pair) => [pair.a, pair.b].sort().join() === [a, b].sort().join());
  expect(between("digit-gru-bn", "digit-lstm-bn")).toMatchObject({ significant: false });
  expect(between("digit-gru-bn", "digit-rnn-bn")).toMatchObject({ significant: true });
  const sounds = compareCards(registry, "sound", "f1", { known });
  expect(sounds.differences.map(({ test: name }) => name)).toEqual(["delta", "delta", "delta"]);
  for (const { interval, test: scores } of sounds.models) {
    expect(interval?.[0]).toBeLessThan(scores.deployed.frame?.f1 ?? 0);
    expect(interval?.[1]).toBeGreaterThan(scores.deployed.frame?.f1 ?? 1);
  }
});
