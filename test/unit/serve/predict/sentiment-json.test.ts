import { expect, test } from "@jest/globals";
import { roundScore } from "@rnn-zoo/serve/predict/score-text.js";
import { sentimentsJson } from "@rnn-zoo/serve/predict/sentiment-json.js";
import { createRandom } from "@rnn-zoo/train/random.js";

test("texts are written as JSON.stringify writes them", () => {
  const random = createRandom(5, "texts");
  const predictions = Array.from({ length: 300 }, (_, k) => ({
    sentiment: k % 3 ? ("positive" as const) : ("negative" as const),
    score: k < 2 ? k : Math.fround(random.uniform() ** (k % 30)),
    tokens: k,
    unknownTokens: k % 7,
    truncated: k % 2 === 0,
  }));
  const rounded = predictions.map((one) => ({ ...one, score: roundScore(one.score) }));
  expect(`[${sentimentsJson(predictions)}]`).toBe(JSON.stringify(rounded));
  expect(sentimentsJson([])).toBe("");
});
