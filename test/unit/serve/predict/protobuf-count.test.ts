import { describe, expect, test } from "@jest/globals";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { protobufCount } from "@rnn-zoo/serve/predict/protobuf-count.js";

const { PredictDigitRequest } = rnnzoo.predict;

describe("protobufCount", () => {
  test("counts one field among others", () => {
    const images = [Buffer.from("a"), Buffer.alloc(0), Buffer.from("c")];
    const message = PredictDigitRequest.encode({ images, model: "m", pixels: Buffer.alloc(5) }).finish();
    expect(protobufCount(message, 2, 10)).toBe(3);
  });

  test("stops one above its limit", () => {
    expect(protobufCount(Buffer.from("1200".repeat(1000), "hex"), 2, 7)).toBe(8);
  });

  test("bytes that are not protobuf are refused", () => {
    expect(() => protobufCount(Buffer.from([0x12, 0x7f, 1]), 2, 7)).toThrow();
  });
});
