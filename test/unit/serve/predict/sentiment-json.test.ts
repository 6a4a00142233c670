import { expect, test } from "@jest/globals";
import { decodeSentiments } from "@rnn-zoo/models";
import { roundScore } from "@rnn-zoo/serve/predict/score-text.js";
import { sentimentsJson } from "@rnn-zoo/serve/predict/sentiment-json.js";
import { createRandom } from "@rnn-zoo/train/random.js";

test("texts are written as JSON.stringify writes them", () => {
  const random = createRandom(5, "texts");
  const scores = Float32Array.from({ length: 300 }, (_, k) => (k < 3 ? k / 2 : random.uniform() ** (k % 30)));
  const facts = Array.from(scores, (_, k) => ({ tokens: k, unknownTokens: k % 7, truncated: k % 2 === 0 }));
  const rounded = decodeSentiments(scores, facts).map((one) => ({ ...one, score: roundScore(one.score) }));
  expect(new Set(rounded.map(({ sentiment }) => sentiment)).size).toBe(2);
  expect(`[${sentimentsJson(scores, facts, 0)}]`).toBe(JSON.stringify(rounded));
  expect(`[${sentimentsJson(scores.subarray(7, 20), facts, 7)}]`).toBe(JSON.stringify(rounded.slice(7, 20)));
  expect(sentimentsJson(new Float32Array(0), [], 0)).toBe("");
});
