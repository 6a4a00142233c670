import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, toyWords, wordsModel } from "../support/toy-zoo.js";

const { PredictSentimentRequest, PredictSentimentResponse } = rnnzoo.predict;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
let server: ToyServer;

beforeAll(async () => {
  const words = { task: "sentiment", onnx: wordsModel() };
  const models = [
    { name: "toy-digit", onnx: oddsModel(9) },
    { name: "toy-words", ...words, words: toyWords, accuracy: 0.8 },
    { name: "toy-reversed", ...words, words: [...toyWords].reverse(), accuracy: 0.6 },
    { name: "toy-speechless", ...words, accuracy: 1 },
  ];
  server = await startToyServer(models, { maxBodyBytes: 8_388_608, maxRows: 256 });
});
afterAll(() => server.stop());

async function post(type: string, body: Buffer | string, query = "", path = "sentiment") {
  const init = { method: "POST", body, headers: { "content-type": type } };
  const response = await fetch(`${server.url}/predict/${path}${query}`, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const json = (body: object, path?: string) => post("application/json", JSON.stringify(body), "", path);

describe("POST /predict/sentiment answers", () => {
  test("each of many texts with its own facts", async () => {
    const words = Array.from({ length: 200 }, (_, k) => (k * 7) % 90);
    const { body } = await json({ instances: words.map((count) => "good ".repeat(count)) });
    expect(body.predictions.map(({ tokens }: { tokens: number }) => tokens)).toEqual(words);
  });

  test("texts with what the model says and what became of their words", async () => {
    const instances = ["Good, GOOD; good.", "bad<br />day", "", "🙂 good ΑΣ ｢bad｣"];
    const { status, body } = await json({ instances });
    expect([status, body]).toEqual([
      200,
      {
        model: "toy-words",
        version: "1",
        predictions: [
          {
            sentiment: "positive",
            score: expect.closeTo(sigmoid(3), 6),
            tokens: 3,
            unknownTokens: 0,
            truncated: false,
          },
          {
            sentiment: "negative",
            score: expect.closeTo(sigmoid(-1), 6),
            tokens: 2,
            unknownTokens: 1,
            truncated: false,
          },
          { sentiment: "positive", score: 0.5, tokens: 0, unknownTokens: 0, truncated: false },
          {
            sentiment: "positive",
            score: expect.closeTo(sigmoid(1), 6),
            tokens: 4,
            unknownTokens: 3,
            truncated: false,
          },
        ],
      },
    ]);
  });

  test("by the words of the model that is asked for, not of the default", async () => {
    const { body } = await json({ instances: ["good"], model: "toy-reversed", version: "1" });
    expect(body).toMatchObject({ model: "toy-reversed", predictions: [{ sentiment: "negative", unknownTokens: 0 }] });
  });

  test("with the classes ranked where topK asks for them", async () => {
    const { body } = await json({ instances: ["bad"], topK: 2 });
    expect(body.predictions[0].top).toEqual([
      { sentiment: "negative", probability: expect.closeTo(sigmoid(1), 6) },
      { sentiment: "positive", probability: expect.closeTo(sigmoid(-1), 6) },
    ]);
  });

  test("text/plain, all of it one text, with choices in the query", async () => {
    const { body } = await post("text/plain", "good\r\ngood", "?model=toy-reversed&topK=1");
    expect(body).toMatchObject({
      model: "toy-reversed",
      predictions: [{ tokens: 2, top: [{ sentiment: "negative" }] }],
    });
  });

  test("text/plain in another charset", async () => {
    const latin1 = Buffer.from("good caf\xe9", "latin1");
    const { body } = await post("text/plain; charset=ISO-8859-1", latin1);
    expect(body.predictions).toMatchObject([{ tokens: 2, unknownTokens: 1 }]);
  });

  test("protobuf in protobuf", async () => {
    const message = { instances: ["bad bad", "good"], model: "toy-words", topK: 1 };
    const response = await fetch(`${server.url}/predict/sentiment`, {
      method: "POST",
      headers: { "content-type": "application/x-protobuf", accept: "application/x-protobuf" },
      body: Buffer.from(PredictSentimentRequest.encode(message).finish()),
    });
    const { model, predictions } = PredictSentimentResponse.decode(new Uint8Array(await response.arrayBuffer()));
    expect([model, JSON.parse(JSON.stringify(predictions))]).toEqual([
      "toy-words",
      [
        expect.objectContaining({ sentiment: "negative", tokens: 2, score: expect.closeTo(sigmoid(-2), 6) }),
        expect.objectContaining({
          sentiment: "positive",
          top: [{ sentiment: "positive", probability: expect.closeTo(sigmoid(1), 6) }],
        }),
      ],
    ]);
  });

  test("a text of 5 MB with every word counted, whichever way it comes", async () => {
    const text = `${"bad ".repeat(1_250_000)}${"good ".repeat(100)}`;
    const expected = { sentiment: "positive", tokens: 1_250_100, unknownTokens: 0, truncated: true };
    const message = Buffer.from(PredictSentimentRequest.encode({ instances: [text] }).finish());
    const answers = [
      await json({ instances: ["good", text] }),
      await post("text/plain", text),
      await post("application/x-protobuf", message),
    ];
    expect(answers.map(({ body }) => body.predictions.at(-1))).toEqual(
      answers.map(() => expect.objectContaining(expected)),
    );
  });

  test("the same texts by the name of a model", async () => {
    const { body } = await json({ instances: ["good"] }, "toy-reversed");
    expect(body).toMatchObject({ model: "toy-reversed", predictions: [{ sentiment: "negative" }] });
  });
});

describe("POST /predict/sentiment refuses", () => {
  test.each([
    [{}, "instances: expected a list of at least one text, got nothing"],
    [{ instances: [] }, "instances: expected a list of at least one text, got an array of 0"],
    [{ instances: ["a", 7] }, "instances[1]: expected a text, got 7"],
    [{ instances: ["a"], topK: 3 }, "topK: expected a whole number from 1 to 2, got 3"],
    [
      { instances: ["a"], scale: "unit" },
      'body: expected only instances, model, version, topK, got the unknown field "scale"',
    ],
  ])("%j", async (body, message) => {
    expect(await json(body)).toMatchObject({ status: 400, body: { error: { code: "invalid_input", message } } });
  });

  test("bytes that are no text", async () => {
    const answer = await post("text/plain", Buffer.from([0x67, 0xff]));
    const message = "body: expected text in utf-8, got bytes that are none";
    expect(answer).toMatchObject({ status: 400, body: { error: { message } } });
  });

  test("an unknown charset", async () => {
    const answer = await post("text/plain; charset=klingon", "good");
    expect(answer).toMatchObject({ status: 415, body: { error: { code: "unsupported_charset" } } });
  });

  test("protobuf that is cut off, or has too many texts", async () => {
    const cut = await post("application/x-protobuf", Buffer.from([0x0a, 0x7f, 0x61]));
    expect(cut).toMatchObject({ status: 400, body: { error: { code: "malformed_protobuf" } } });
    const many = await post("application/x-protobuf", Buffer.from("0a00".repeat(100_000), "hex"));
    expect(many).toMatchObject({ status: 413, body: { error: { code: "too_many_rows" } } });
  });

  test("types that it does not take, with those that it does", async () => {
    const accepted = ["application/json", "text/plain", "application/x-protobuf"];
    const answer = await post("image/png", "x");
    expect(answer).toMatchObject({ status: 415, body: { error: { code: "unsupported_type", details: { accepted } } } });
  });

  test("a model of another task, and one whose vocabulary is missing", async () => {
    const digit = await json({ instances: ["a"], model: "toy-digit" });
    expect(digit).toMatchObject({ status: 404, body: { error: { code: "unknown_model" } } });
    const speechless = await json({ instances: ["a"], model: "toy-speechless" });
    expect(speechless).toMatchObject({ status: 503, body: { error: { code: "model_not_ready" } } });
    expect(server.logged.join("")).toContain("vocabulary.txt: expected a vocabulary");
  });
});
