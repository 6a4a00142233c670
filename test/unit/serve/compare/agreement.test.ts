import { expect, test } from "@jest/globals";
import { agreementOf } from "@rnn-zoo/serve/compare/agreement.js";
import { errors } from "@rnn-zoo/serve/errors.js";

const answer = (model: string, ...predictions: string[]) => ({
  model,
  version: "1",
  latencyMs: 1,
  outcome: { predictions },
});
const verdict = (said: string) => said;

test("says of each instance which models say what", () => {
  expect(agreementOf([answer("a", "3", "8"), answer("b", "3", "9"), answer("c", "3", "8")], verdict)).toEqual([
    { unanimous: true, answers: { 3: ["a", "b", "c"] } },
    { unanimous: false, answers: { 8: ["a", "c"], 9: ["b"] } },
  ]);
});

test("a model that failed has no voice", () => {
  const failed = { model: "b", version: "1", latencyMs: 1, outcome: { error: errors.queueFull("toy/1", 1) } };
  expect(agreementOf([answer("a", "3"), failed], verdict)).toEqual([{ unanimous: true, answers: { 3: ["a"] } }]);
});
