import { describe, expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { wrongIn } from "../../load/generator/verify.js";

const [three, seven] = [3, 7].map((digit) => Array.from({ length: 10 }, (_, i) => (i === digit ? 0.91 : 0.01)));
const digits = { model: "digit-a", version: "1", scores: [three ?? [], seven ?? []] };

function prediction(probabilities: readonly number[], digit: number) {
  return { digit, confidence: Math.max(...probabilities), probabilities: [...probabilities] };
}

const right = {
  model: "digit-a",
  version: "1",
  predictions: [prediction(digits.scores[0] ?? [], 3), prediction(digits.scores[1] ?? [], 7)],
};

function answer(body: unknown, type = "application/json; charset=utf-8") {
  const bytes =
    body instanceof Uint8Array
      ? Buffer.from(body)
      : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return { status: 200, type, body: bytes, isLast: false };
}

describe("an answer", () => {
  test("that says what the oracle says is right, as JSON and as protobuf", () => {
    expect(wrongIn(answer(right), digits)).toBeUndefined();
    const bytes = rnnzoo.predict.PredictDigitResponse.encode(right).finish();
    expect(wrongIn(answer(bytes, "application/x-protobuf"), digits)).toBeUndefined();
  });

  test("may differ by what the order of an addition does", () => {
    const [first = prediction([], 0), second] = right.predictions;
    const nudged = { ...first, probabilities: first.probabilities.map((one) => one + 5e-6) };
    expect(wrongIn(answer({ ...right, predictions: [nudged, second] }), digits)).toBeUndefined();
  });

  test("of a text has one score and its label", () => {
    const text = { model: "text", version: "2", scores: [[0.7]] };
    const say = (sentiment: string, score: number) =>
      wrongIn(answer({ model: "text", version: "2", predictions: [{ sentiment, score }] }), text);
    expect(say("positive", 0.7)).toBeUndefined();
    expect(say("negative", 0.7)).toContain("expected positive");
    expect(say("positive", 0.7001)).toContain("expected scores 0.7");
  });
});

describe("wrong is", () => {
  const [first, second] = right.predictions;
  test.each([
    ["rows in another order", { ...right, predictions: [second, first] }, "row 0: expected scores"],
    ["a row too few", { ...right, predictions: [first] }, "expected 2 predictions, got 1"],
    ["a row too many", { ...right, predictions: [first, second, second] }, "expected 2 predictions, got 3"],
    ["no predictions", { model: "digit-a", version: "1" }, "expected 2 predictions, got undefined"],
    ["another model", { ...right, model: "digit-b" }, "expected digit-a/1, got digit-b/1"],
    ["another version", { ...right, version: "2" }, "expected digit-a/1, got digit-a/2"],
    [
      "a label that is not its own",
      { ...right, predictions: [first, { ...second, digit: 3 }] },
      "row 1: expected 7 of its own",
    ],
    [
      "a number that is none",
      { ...right, predictions: [first, { ...second, probabilities: Array(10).fill(null) }] },
      "row 1",
    ],
    [
      "a score too few",
      { ...right, predictions: [{ ...first, probabilities: [0.01] }, second] },
      "row 0: expected scores",
    ],
    ["no JSON", "<html>", "cannot be read"],
  ])("%s", (_, body, what) => {
    expect(wrongIn(answer(body), digits)).toContain(what);
  });

  test("a difference of 2e-5 in one of ten", () => {
    const off = (first?.probabilities ?? []).map((one, i) => (i === 4 ? one + 2e-5 : one));
    expect(wrongIn(answer({ ...right, predictions: [{ ...first, probabilities: off }, second] }), digits)).toContain(
      "row 0",
    );
  });
});
