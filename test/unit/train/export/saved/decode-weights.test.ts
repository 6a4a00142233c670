import { describe, expect, test } from "@jest/globals";
import { decodeWeights, type SavedWeightSpec } from "@rnn-zoo/train/export/saved/decode-weights.js";

function decode(spec: Partial<SavedWeightSpec>, bytes: Uint8Array): number[] {
  const weightSpecs = [{ name: "w", shape: [bytes.length], dtype: "float32", ...spec }];
  return [...(decodeWeights({ weightSpecs, weightData: Uint8Array.from(bytes).buffer }).get("w")?.values ?? [])];
}

describe("decodeWeights", () => {
  test("float32 is read in place", () => {
    const weightData = Float32Array.of(1, -2).buffer;
    const weight = decodeWeights({ weightSpecs: [{ name: "w", shape: [2], dtype: "float32" }], weightData }).get("w");
    expect(weight?.values.buffer).toBe(weightData);
    expect([...(weight?.values ?? [])]).toEqual([1, -2]);
  });

  test("several buffers are one after the other, wherever a weight is cut", () => {
    const whole = Float32Array.of(1, 2, 3).buffer;
    const weightData = [whole.slice(0, 2), whole.slice(2, 9), whole.slice(9)];
    const weights = decodeWeights({ weightSpecs: [{ name: "w", shape: [3], dtype: "float32" }], weightData });
    expect([...(weights.get("w")?.values ?? [])]).toEqual([1, 2, 3]);
  });

  test("of several buffers, only a weight that is cut is copied", () => {
    const weightData = [Float32Array.of(1, 2, 3).buffer, Float32Array.of(4, 5).buffer];
    const weightSpecs = ["a", "b", "c"].map((name, i) => ({ name, shape: [i === 1 ? 2 : 1], dtype: "float32" }));
    weightSpecs.push({ name: "d", shape: [1], dtype: "float32" });
    const weights = [...decodeWeights({ weightSpecs, weightData }).values()];
    expect(weights.map(({ values }) => [...values])).toEqual([[1], [2, 3], [4], [5]]);
    expect(
      weights.map(({ values }) => weightData.findIndex(({ byteLength }) => byteLength === values.buffer.byteLength)),
    ).toEqual([0, 0, 1, 1]);
    const cut = decodeWeights({ weightSpecs: [{ name: "w", shape: [5], dtype: "float32" }], weightData }).get("w");
    expect([...(cut?.values ?? [])]).toEqual([1, 2, 3, 4, 5]);
  });

  test("float32 behind an odd number of bytes is read as well", () => {
    const weightSpecs = [
      { name: "flag", shape: [1], dtype: "bool" },
      { name: "w", shape: [1], dtype: "float32" },
    ];
    const weightData = Uint8Array.of(1, 0, 0, 0x80, 0x3f).buffer;
    expect([...decodeWeights({ weightSpecs, weightData }).values()].map(({ values }) => [...values])).toEqual([
      [1],
      [1],
    ]);
  });

  test("uint8 and uint16 are scaled as their file says", () => {
    const quantization = { dtype: "uint8", scale: 0.5, min: -1 } as const;
    expect(decode({ quantization }, Uint8Array.of(0, 1, 255))).toEqual([-1, -0.5, 126.5]);
    const wide = { dtype: "uint16", scale: 2, min: 1 } as const;
    expect(decode({ quantization: wide, shape: [2] }, Uint8Array.of(1, 0, 0xff, 0xff))).toEqual([3, 131071]);
  });

  test("float16 covers normal, subnormal and special numbers", () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x8000, 0x7c00, 0x3555);
    const values = decode({ quantization: { dtype: "float16" }, shape: [6] }, new Uint8Array(halves.buffer));
    expect(values).toEqual([1, -2, 2 ** -24, -0, Number.POSITIVE_INFINITY, 0.333251953125]);
    expect(decode({ quantization: { dtype: "float16" }, shape: [1] }, Uint8Array.of(1, 0x7e))).toEqual([Number.NaN]);
  });

  test("int32 becomes float32", () => {
    expect(decode({ dtype: "int32", shape: [1] }, Uint8Array.of(0xfe, 0xff, 0xff, 0xff))).toEqual([-2]);
  });
});

describe("misuse", () => {
  test.each([
    ["bytes that are cut short", { shape: [3] }, "w: expected 12 bytes for [3], got 8 (the weights are cut short)"],
    ["bytes that are left over", { shape: [1] }, "weights: expected 4 bytes, got 8"],
    ["an unknown type", { dtype: "string" }, "w: expected dtype: one of float32"],
    ["a shape with a hole", { shape: [-1] }, "w: expected a shape of whole numbers, got [-1]"],
  ])("%s are refused by weight", (_, spec, message) => {
    expect(() => decode(spec, new Uint8Array(8))).toThrow(message);
  });

  test("a name that stands twice is refused, unless both are the same", () => {
    const spec = { name: "w", shape: [1], dtype: "float32" };
    const decodePair = (...values: number[]) =>
      decodeWeights({ weightSpecs: [spec, spec], weightData: Float32Array.from(values).buffer });
    expect(() => decodePair(1, 2)).toThrow("w: expected one weight of that name, got two that differ");
    expect([...(decodePair(2, 2).get("w")?.values ?? [])]).toEqual([2]);
  });
});
