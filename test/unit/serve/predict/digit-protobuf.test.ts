import { expect, test } from "@jest/globals";
import { decodeDigits } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { digitsProtobuf } from "@rnn-zoo/serve/predict/digit-protobuf.js";
import { randomScores } from "../../../support/random-scores.js";

const { PredictDigitResponse } = rnnzoo.predict;

test.each([1, 2, 64, 1_000])("%d digits are written as protobufjs writes them", (digits) => {
  const scores = randomScores(digits);
  const expected = PredictDigitResponse.encode({ predictions: decodeDigits(scores) }).finish();
  expect(Buffer.from(digitsProtobuf(scores)).equals(expected)).toBe(true);
});

test("no digits are no bytes", () => {
  expect(digitsProtobuf(new Float32Array(0))).toHaveLength(0);
});

test("of two equal scores the first digit is the answer", () => {
  const scores = Float32Array.of(0, 0.25, 0.5, 0, 0.5, 0, 0, 0, 0, 0);
  const { predictions } = PredictDigitResponse.decode(digitsProtobuf(scores));
  expect(predictions).toMatchObject([{ digit: 2, confidence: 0.5 }]);
});
