import { describe, expect, test } from "@jest/globals";
import { decodeDigits } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { answerType, writeAnswer } from "@rnn-zoo/serve/predict/answer.js";
import { digitSurface } from "@rnn-zoo/serve/predict/digit.js";
import { digitsJson } from "@rnn-zoo/serve/predict/digit-json.js";
import { digitsProtobuf } from "@rnn-zoo/serve/predict/digit-protobuf.js";
import { randomScores } from "../../../support/random-scores.js";

const none = new Float32Array(0);
const predictions = [
  { digit: 2, confidence: 0.75, probabilities: [0, 0, 0.75, 0.25, 0, 0, 0, 0, 0, 0] },
  { digit: 8, confidence: 0.5, top: [{ digit: 8, probability: 0.5 }] },
];

describe("the type of an answer", () => {
  test.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["application/*", "application/json"],
    ["application/json", "application/json"],
    ["text/html, */*;q=0.8", "application/json"],
    ["application/x-protobuf", "application/x-protobuf"],
    ["application/x-protobuf, */*;q=0.1", "application/x-protobuf"],
    ["application/json;q=0.5, application/x-protobuf", "application/x-protobuf"],
    ["application/x-protobuf;q=0, */*", "application/json"],
    ["application/json;q=0, */*", "application/x-protobuf"],
  ])("Accept %j is answered in %s", (accept, type) => {
    expect(answerType(accept)).toBe(type);
  });

  test.each(["text/html", "application/json;q=0", "*/*;q=0", ""])("Accept %j fits nothing", (accept) => {
    expect(() => answerType(accept)).toThrow(
      expect.objectContaining({
        status: 406,
        code: "not_acceptable",
        details: { offered: ["application/json", "application/x-protobuf"] },
      }),
    );
  });
});

test("an answer in JSON has the model, its version and the predictions", async () => {
  const { type, body } = await writeAnswer(
    "application/json",
    digitSurface,
    { name: "m", version: "1" },
    { predictions: () => predictions },
    none,
  );
  expect(type).toBe("application/json; charset=utf-8");
  expect(JSON.parse(String(body))).toEqual({ model: "m", version: "1", predictions });
});

test("JSON has nine digits of a score, protobuf all of it", async () => {
  const score = Math.fround(0.1); // 0.10000000149011612
  const given = { predictions: () => [{ digit: 3, confidence: score, top: [{ digit: 3, probability: score }] }] };
  const entry = { name: "m", version: "1" };
  const text = await writeAnswer("application/json", digitSurface, entry, given, none);
  expect(text.body).toContain('[{"digit":3,"confidence":0.100000001,"top":[{"digit":3,"probability":0.100000001}]}]');
  const { body } = await writeAnswer("application/x-protobuf", digitSurface, entry, given, none);
  if (typeof body === "string") throw new Error("expected bytes");
  const [prediction] = rnnzoo.predict.PredictDigitResponse.decode(body).predictions;
  expect([prediction?.confidence, prediction?.top?.[0]?.probability]).toEqual([score, score]);
});

test("a long answer in JSON has every prediction, in order", async () => {
  const many = Array.from({ length: 2_000 }, (_, k) => ({ digit: k % 10, confidence: k / 2_000 }));
  const { body } = await writeAnswer(
    "application/json",
    digitSurface,
    { name: "m", version: "1" },
    { predictions: () => many },
    none,
  );
  expect(JSON.parse(String(body)).predictions).toEqual(many);
});

test("scores that are written straight give the same text, also over several slices, and it is ASCII", async () => {
  const scores = Float32Array.from({ length: 3_000 }, (_, k) => ((k * 7_919) % 1_000) / 1_009); // 300 digits
  const entry = { name: "m", version: "1" };
  const given = { predictions: decodeDigits };
  const slow = await writeAnswer("application/json", digitSurface, entry, given, scores);
  const fast = await writeAnswer("application/json", digitSurface, entry, { ...given, json: digitsJson }, scores);
  expect(fast.body).toBe(slow.body);
  expect([fast.isAscii, slow.isAscii]).toEqual([true, false]);
  expect(Buffer.byteLength(fast.body)).toBe(fast.body.length);
});

test("an answer in protobuf says the same", async () => {
  const { type, body } = await writeAnswer(
    "application/x-protobuf",
    digitSurface,
    { name: "m", version: "1" },
    { predictions: () => predictions },
    none,
  );
  expect(type).toBe("application/x-protobuf");
  if (typeof body === "string") throw new Error("expected bytes");
  const decoded = rnnzoo.predict.PredictDigitResponse.decode(body);
  expect(JSON.parse(JSON.stringify(decoded))).toMatchObject({ model: "m", version: "1", predictions });
});

test("protobuf that is written straight is the same bytes", async () => {
  const scores = randomScores(300);
  const entry = { name: "m", version: "1" };
  const given = { predictions: decodeDigits };
  const fields = { ...given, protobuf: digitsProtobuf };
  const slow = await writeAnswer("application/x-protobuf", digitSurface, entry, given, scores);
  const fast = await writeAnswer("application/x-protobuf", digitSurface, entry, fields, scores);
  expect(Buffer.compare(Buffer.from(fast.body), Buffer.from(slow.body))).toBe(0);
});

test("what is written straight in slices is told where each begins", async () => {
  const seen: [number, number][] = [];
  const json = (scores: Float32Array, first: number) => `${seen.push([first, scores.length / 10])}`;
  const given = { predictions: decodeDigits, json };
  const { body } = await writeAnswer(
    "application/json",
    digitSurface,
    { name: "m", version: "1" },
    given,
    new Float32Array(3_000),
  );
  expect(seen).toEqual([
    [0, 128],
    [128, 128],
    [256, 44],
  ]);
  expect(JSON.parse(String(body)).predictions).toEqual([1, 2, 3]);
});
