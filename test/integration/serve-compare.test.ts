import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { writeWav } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import sharp from "sharp";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import {
  lowBinsModel,
  nineClassModel,
  oddsModel,
  picture,
  tableModel,
  toyWords,
  wordsModel,
} from "../support/toy-zoo.js";

const { CompareResponse, PredictDigitRequest, PredictSentimentRequest } = rnnzoo.predict;
const json = "application/json";
const pixels = "application/octet-stream";
const protobuf = "application/x-protobuf";
let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer(
    [
      { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.8 },
      { name: "toy-odds", version: "2", onnx: oddsModel(27), accuracy: 0.9 },
      { name: "toy-table", onnx: tableModel(), accuracy: 0.5 }, // fails where the last pixel is 200 or more
      { name: "toy-broken", onnx: nineClassModel(), accuracy: 0.1 }, // cannot be loaded
      { name: "toy-words", task: "sentiment", onnx: wordsModel(), words: toyWords },
      { name: "toy-twin", task: "sentiment", onnx: wordsModel(), words: toyWords },
      { name: "toy-reversed", task: "sentiment", onnx: wordsModel(), words: [...toyWords].reverse() },
      { name: "toy-bins", task: "sound", onnx: lowBinsModel() },
    ],
    { maxBodyBytes: 4_000_000 },
  );
});
afterAll(() => server.stop());

async function post(
  task: string,
  type: string,
  body: Buffer | string | Uint8Array<ArrayBuffer> | FormData,
  query = "",
) {
  const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
  const response = await fetch(`${server.url}/compare/${task}${query}`, { method: "POST", headers, body });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** Ink for the digit that toy-odds reads, and the last pixel, which toy-table reads. */
const digit = (odds: number, last: number) => Buffer.from(picture({ [odds]: 255, 783: last }));

describe("POST /compare/digit", () => {
  test("lets every ready model answer each instance, and says where they agree", async () => {
    const { status, body } = await post("digit", pixels, Buffer.concat([digit(3, 3), digit(4, 7)]));
    expect(status).toBe(200);
    expect(body).toEqual({
      task: "digit",
      models: [
        {
          model: "toy-odds",
          version: "2",
          latencyMs: expect.any(Number),
          predictions: [
            expect.objectContaining({ digit: 3, confidence: expect.closeTo(27 / 36, 6) }),
            expect.objectContaining({ digit: 4, probabilities: expect.any(Array) }),
          ],
        },
        {
          model: "toy-table",
          version: "1",
          latencyMs: expect.any(Number),
          predictions: [expect.objectContaining({ digit: 3 }), expect.objectContaining({ digit: 7 })],
        },
      ],
      agreement: [
        { unanimous: true, answers: { 3: ["toy-odds", "toy-table"] } },
        { unanimous: false, answers: { 4: ["toy-odds"], 7: ["toy-table"] } },
      ],
    });
    for (const { latencyMs } of body.models) expect(latencyMs).toBeGreaterThan(0);
  });

  test("one model that fails has an error in its place, and the others answer", async () => {
    const { status, body } = await post("digit", pixels, digit(5, 255));
    expect(status).toBe(200);
    expect(body.models).toEqual([
      expect.objectContaining({ model: "toy-odds", predictions: [expect.objectContaining({ digit: 5 })] }),
      {
        model: "toy-table",
        version: "1",
        latencyMs: expect.any(Number),
        error: { code: "prediction_failed", message: "the model could not answer this input" },
      },
    ]);
    expect(body.agreement).toEqual([{ unanimous: true, answers: { 5: ["toy-odds"] } }]);
    const logged = server.logged.filter(
      (line) => line.includes('"model":"toy-table"') && JSON.parse(line).level === 50,
    );
    expect(logged.join()).toContain("out of data bounds");
  });

  test("takes what predict takes: JSON, pictures, forms, protobuf", async () => {
    const white = { create: { width: 28, height: 28, channels: 3, background: "white" } } as const;
    const ink = await sharp({ create: { ...white.create, width: 4, height: 20, background: "black" } })
      .png()
      .toBuffer();
    const png = await sharp(white)
      .composite([{ input: ink }])
      .png()
      .toBuffer();
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(png)]), "a.png");
    const message = Buffer.from(PredictDigitRequest.encode({ pixels: digit(3, 3), probabilities: false }).finish());
    const answers = [
      await post("digit", json, JSON.stringify({ instances: [[...digit(3, 3)]], topK: 2 })),
      await post("digit", "image/png", png, "?probabilities=false"),
      await post("digit", "", form),
      await post("digit", protobuf, message),
    ];
    for (const { status, body } of answers) {
      expect([status, body.models.map(({ model }: { model: string }) => model), body.agreement.length]).toEqual([
        200,
        ["toy-odds", "toy-table"],
        1,
      ]);
    }
    expect(answers[0]?.body.models[0].predictions[0].top).toHaveLength(2);
    expect(answers[1]?.body.models[0].predictions[0]).not.toHaveProperty("probabilities");
    expect(answers[3]?.body.models[0].predictions[0]).toEqual({ digit: 3, confidence: expect.closeTo(0.75, 6) });
  });

  test("answers in protobuf where Accept asks for it, with the failed model's error", async () => {
    const response = await fetch(`${server.url}/compare/digit`, {
      method: "POST",
      headers: { "content-type": pixels, accept: protobuf },
      body: digit(5, 255),
    });
    expect(response.headers.get("content-type")).toBe(protobuf);
    const decoded = CompareResponse.decode(new Uint8Array(await response.arrayBuffer()));
    expect(JSON.parse(JSON.stringify(decoded))).toMatchObject({
      task: "digit",
      models: [
        {
          model: "toy-odds",
          version: "2",
          latencyMs: expect.any(Number),
          digits: [expect.objectContaining({ digit: 5, confidence: expect.closeTo(0.75, 6) })],
        },
        {
          model: "toy-table",
          version: "1",
          latencyMs: expect.any(Number),
          error: { code: "prediction_failed", message: "the model could not answer this input" },
        },
      ],
      agreement: [{ unanimous: true, answers: { 5: { names: ["toy-odds"] } } }],
    });
  });
});

describe("POST /compare/sentiment", () => {
  test("each model reads the text with its own words", async () => {
    const { body } = await post("sentiment", json, JSON.stringify({ instances: ["good", "meh"] }));
    expect(
      body.models.map(({ model, predictions }: { model: string; predictions: object[] }) => [model, predictions]),
    ).toEqual([
      ["toy-reversed", [expect.objectContaining({ sentiment: "negative" }), expect.objectContaining({ score: 0.5 })]],
      ["toy-twin", [expect.objectContaining({ sentiment: "positive" }), expect.objectContaining({ score: 0.5 })]],
      ["toy-words", [expect.objectContaining({ sentiment: "positive" }), expect.objectContaining({ score: 0.5 })]],
    ]);
    expect(body.agreement).toEqual([
      { unanimous: false, answers: { negative: ["toy-reversed"], positive: ["toy-twin", "toy-words"] } },
      { unanimous: true, answers: { positive: ["toy-reversed", "toy-twin", "toy-words"] } },
    ]);
  });

  test("reads plain text and protobuf", async () => {
    const message = Buffer.from(PredictSentimentRequest.encode({ instances: ["bad"] }).finish());
    for (const answer of [await post("sentiment", "text/plain", "bad"), await post("sentiment", protobuf, message)]) {
      expect(answer.body.agreement).toEqual([
        { unanimous: false, answers: { positive: ["toy-reversed"], negative: ["toy-twin", "toy-words"] } },
      ]);
    }
  });
});

test("POST /compare/sound takes a WAV, and models agree by the classes that they hear", async () => {
  const wave = Buffer.from(writeWav(new Int16Array(16_000), 16_000)); // silence: every score is .5 or less
  const { status, body } = await post("sound", "audio/wav", wave, "?threshold=0.9");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    models: [{ model: "toy-bins", predictions: [{ seconds: 1, events: [] }] }],
    agreement: [{ unanimous: true, answers: { "": ["toy-bins"] } }],
  });
});

describe("POST /compare refuses", () => {
  test.each([
    ["a model", { model: "toy-odds" }, 'model: expected nothing: all models answer, got "toy-odds"'],
    ["a version", { version: "1" }, 'version: expected nothing: all models answer, got "1"'],
  ])("%s in the body, and in the query", async (_, choice, message) => {
    const instances = [[...picture()]];
    const inBody = await post("digit", json, JSON.stringify({ instances, ...choice }));
    const inQuery = await post("digit", pixels, digit(3, 3), `?${new URLSearchParams(Object.entries(choice))}`);
    const error = expect.objectContaining({ code: "invalid_input", message });
    expect([inBody, inQuery]).toEqual([
      { status: 400, body: { error } },
      { status: 400, body: { error } },
    ]);
  });

  test("a task that is none, even where a model has the name", async () => {
    for (const task of ["zebra", "toy-odds", "__proto__"]) {
      expect(await post(task, pixels, digit(3, 3))).toEqual({
        status: 404,
        body: {
          error: expect.objectContaining({
            code: "unknown_task",
            message: `there is no task "${task}", only digit, sentiment, sound`,
            details: { tasks: ["digit", "sentiment", "sound"] },
          }),
        },
      });
    }
  });

  test("what predict refuses, by the same names", async () => {
    expect(await post("digit", "text/plain", "x")).toMatchObject({ status: 415 });
    expect(await post("digit", json, "{")).toMatchObject({ status: 400, body: { error: { code: "malformed_json" } } });
    expect(await post("digit", pixels, Buffer.alloc(784 * 65))).toMatchObject({
      status: 413,
      body: { error: { code: "too_many_rows" } },
    });
  });

  test("where every model fails, with the error of the first", async () => {
    const only = await startToyServer([{ name: "toy-table", onnx: tableModel() }]);
    const response = await fetch(`${only.url}/compare/digit`, {
      method: "POST",
      headers: { "content-type": pixels },
      body: digit(5, 255),
    });
    expect([response.status, await response.json()]).toMatchObject([500, { error: { code: "prediction_failed" } }]);
    await only.stop();
  });

  test("where no model of the task is there, or ready", async () => {
    const other = await startToyServer([{ name: "toy-table", onnx: nineClassModel() }]);
    const ask = (task: string) =>
      fetch(`${other.url}/compare/${task}`, {
        method: "POST",
        headers: { "content-type": json },
        body: '{"instances":["a"]}',
      });
    const sentiment = await ask("sentiment");
    expect([sentiment.status, await sentiment.json()]).toMatchObject([404, { error: { code: "unknown_model" } }]);
    await other.stop();
  });
});
