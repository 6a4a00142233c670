import { expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { digitResponse } from "@rnn-zoo/serve/digit-response.js";

const scores = Float32Array.of(0, 0, 0.75, 0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5);
const answer = {
  model: "m",
  version: "1",
  predictions: [
    { digit: 2, confidence: 0.75, probabilities: [0, 0, 0.75, 0.25, 0, 0, 0, 0, 0, 0] },
    { digit: 8, confidence: 0.5, probabilities: [0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5] },
  ],
};

test.each([[undefined], ["*/*"], ["text/html"], ["application/json"]])("Accept %j is answered in JSON", (accept) => {
  const { type, body } = digitResponse(accept, "m", "1", scores);
  expect(type).toBe("application/json; charset=utf-8");
  expect(JSON.parse(String(body))).toEqual(answer);
});

test("Accept application/x-protobuf is answered in protobuf", () => {
  const { type, body } = digitResponse("application/x-protobuf, */*;q=0.1", "m", "1", scores);
  expect(type).toBe("application/x-protobuf");
  if (typeof body === "string") throw new Error("expected bytes");
  const decoded = rnnzoo.predict.PredictDigitResponse.decode(body);
  expect(JSON.parse(JSON.stringify(decoded))).toEqual(answer);
});
