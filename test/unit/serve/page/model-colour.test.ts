import { expect, test } from "@jest/globals";
import { kindOf, modelStyles } from "@rnn-zoo/serve/page/core/model-colour.js";

test.each([
  ["digit-rnn-bn", "rnn"],
  ["sentiment-lstm", "lstm"],
  ["gru-mine", "gru"],
  ["my-grumpy-model", "other"],
])("%s is drawn as %s", (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

test("no two of eighteen models of one kind look the same, and each looks the same in every picture", () => {
  const names = Array.from({ length: 18 }, (_, index) => `digit-gru-${index}`);
  const styles = modelStyles(names);
  expect(new Set(Array.from(styles.values(), ({ property, dash }) => `${property} ${dash.join()}`)).size).toBe(18);
  expect(modelStyles(names.toReversed())).toEqual(styles);
});
