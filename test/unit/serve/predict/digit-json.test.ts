import { expect, test } from "@jest/globals";
import { decodeDigits } from "@rnn-zoo/models";
import { digitsJson } from "@rnn-zoo/serve/predict/digit-json.js";
import { roundScore } from "@rnn-zoo/serve/predict/score-text.js";
import { randomScores } from "../../../support/random-scores.js";

/** The same through objects. */
function stringified(scores: Float32Array): string {
  const rounded = decodeDigits(scores).map(({ digit, confidence, probabilities }) => ({
    digit,
    confidence: roundScore(confidence),
    probabilities: probabilities.map(roundScore),
  }));
  return JSON.stringify(rounded).slice(1, -1);
}

test.each([1, 2, 64, 1_000])("%d digits are written as JSON.stringify writes them", (digits) => {
  const scores = randomScores(digits);
  expect(digitsJson(scores)).toBe(stringified(scores));
});

test("of two equal scores the first digit is the answer", () => {
  const scores = Float32Array.of(0, 0.25, 0.5, 0, 0.5, 0, 0, 0, 0, 0);
  expect(JSON.parse(digitsJson(scores))).toMatchObject({ digit: 2, confidence: 0.5 });
  expect(JSON.parse(digitsJson(new Float32Array(10)))).toMatchObject({ digit: 0, confidence: 0 });
});

test("a list after a longer one has nothing of that in it", () => {
  digitsJson(randomScores(64));
  const scores = randomScores(2);
  expect(digitsJson(scores)).toBe(stringified(scores));
});
