import { describe, expect, test } from "@jest/globals";
import { packArtifacts, readWeights } from "@rnn-zoo/train/keras/artifacts.js";

const weights = [
  { name: "a/kernel", shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) },
  { name: "a/bias", shape: [2], values: Float32Array.of(5, 6) },
];

describe("artifacts", () => {
  test("give back the weights that were packed", () => {
    expect([...readWeights(packArtifacts({}, weights)).values()]).toEqual(weights);
  });
});

describe("misuse", () => {
  const packed = packArtifacts({}, weights);

  test("weights that are cut short are refused by name", () => {
    expect(() => readWeights({ ...packed, weightData: packed.weightData.slice(0, 20) })).toThrow(
      "a/bias: expected 8 bytes, got 4 (the weights are cut short)",
    );
  });

  test("bytes that belong to no weight are refused", () => {
    expect(() => readWeights({ ...packed, weightSpecs: packed.weightSpecs.slice(0, 1) })).toThrow(
      "weights: expected 16 bytes, got 24",
    );
  });

  test("another type is refused by name", () => {
    const specs = packed.weightSpecs.map((spec) => ({ ...spec, dtype: "float16" }));
    expect(() => readWeights({ ...packed, weightSpecs: specs })).toThrow("a/kernel: expected float32, got float16");
  });
});
