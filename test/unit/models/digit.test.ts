import { describe, expect, test } from "@jest/globals";
import { decodeDigits, digitPixels, encodeDigitBytes, encodeDigits } from "@rnn-zoo/models";
import sharp from "sharp";

/** A picture that counts: pixel i is i modulo 256. */
const counted = Array.from({ length: digitPixels }, (_, i) => i % 256);
const rows = Array.from({ length: 28 }, (_, row) => counted.slice(row * 28, (row + 1) * 28));

/** `counted` with one entry changed. */
function withEntry(index: number, value: unknown): unknown[] {
  return counted.map((pixel, i) => (i === index ? value : pixel));
}

async function png(pixels: readonly number[]): Promise<string> {
  const raw = { width: 28, height: 28, channels: 1 } as const;
  return (await sharp(Uint8Array.from(pixels), { raw }).png().toBuffer()).toString("base64");
}

describe("encodeDigits", () => {
  test("28 rows, 784 numbers and a 28 × 28 picture of the same digit are the same pixels", async () => {
    const stroke = counted.map((_, i) => (i % 28 === 14 ? 200 : 0));
    const nested = Array.from({ length: 28 }, (_, row) => stroke.slice(row * 28, (row + 1) * 28));
    const pixels = await encodeDigits([nested, stroke, { image: await png(stroke) }]);
    const expected = [...stroke, ...stroke, ...stroke];
    expect([...pixels]).toEqual(expected);
  });

  test("keeps the order of the pixels", async () => {
    expect([...(await encodeDigits([rows]))]).toEqual(counted);
  });

  test("numbers from 0 to 1 become the byte they were divided from", async () => {
    expect([...(await encodeDigits([counted.map((pixel) => pixel / 255)], "unit"))]).toEqual(counted);
  });

  test("black ink on white paper is the same as white ink on black", async () => {
    const stroke = counted.map((_, i) => (i % 28 === 14 ? 200 : 0));
    const negative = { image: await png(stroke.map((pixel) => 255 - pixel)) };
    expect([...(await encodeDigits([negative]))]).toEqual(stroke);
  });
});

describe("encodeDigitBytes", () => {
  test("takes whole pictures as they are", () => {
    const bytes = Uint8Array.from([...counted, ...counted]);
    expect(encodeDigitBytes(bytes)).toBe(bytes);
  });
});

describe("decodeDigits", () => {
  test("the most probable class is the digit, and its probability the confidence", () => {
    const scores = Float32Array.from([0, 0, 0, 0.75, 0.25, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5]);
    expect(decodeDigits(scores)).toEqual([
      { digit: 3, confidence: 0.75, probabilities: [0, 0, 0, 0.75, 0.25, 0, 0, 0, 0, 0] },
      { digit: 0, confidence: 0.5, probabilities: [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5] },
    ]);
  });
});

describe("misuse", () => {
  test.each<[string, unknown, string]>([
    ["no list", { 0: counted }, "instances: expected a list of at least one digit, got an object"],
    ["an empty list", [], "instances: expected a list of at least one digit, got an array of 0"],
    [
      "a number too few",
      [counted, counted.slice(1)],
      'instances[1]: expected 28 rows of 28 numbers, 784 numbers, or {"image": base64}, got an array of 783',
    ],
    [
      "a row too few",
      [rows.slice(1)],
      'instances[0]: expected 28 rows of 28 numbers, 784 numbers, or {"image": base64}, got an array of 27',
    ],
    ["a short row", [[...rows.slice(0, 27), [1, 2]]], "instances[0][27]: expected 28 numbers, got an array of 2"],
    ["a row that is none", [[...rows.slice(0, 27), "x"]], 'instances[0][27]: expected 28 numbers, got "x"'],
    ["text", [withEntry(5, "a")], 'instances[0][5]: expected a whole number from 0 to 255, got "a"'],
    ["null", [withEntry(5, null)], "instances[0][5]: expected a whole number from 0 to 255, got null"],
    ["a pixel above 255", [withEntry(783, 256)], "instances[0][783]: expected a whole number from 0 to 255, got 256"],
    ["a negative pixel", [withEntry(0, -1)], "instances[0][0]: expected a whole number from 0 to 255, got -1"],
    ["a fraction", [withEntry(0, 0.5)], '(for numbers from 0 to 1 set "scale": "unit"), got 0.5'],
    [
      "an unknown field",
      [{ image: "AAAA", picture: 1 }],
      'instances[0]: expected only the field image, got the unknown field "picture"',
    ],
    ["no base64", [{ image: "a b" }], 'instances[0].image: expected a picture as base64 text, got "a b"'],
    [
      "no picture",
      [{ image: "AAAA" }],
      "instances[0].image: expected a PNG, JPEG or WebP file, got one that begins with the bytes 000000",
    ],
  ])("%s is refused with its place", async (_, instances, message) => {
    await expect(encodeDigits(instances)).rejects.toThrow(message);
  });

  test("a number above 1 is refused where numbers go from 0 to 1", async () => {
    await expect(encodeDigits([withEntry(2, 2)], "unit")).rejects.toThrow(
      "instances[0][2]: expected a number from 0 to 1, got 2",
    );
    await expect(encodeDigits([Array(784).fill(1.5)], "unit")).rejects.toThrow(
      "expected a number from 0 to 1, got 1.5",
    );
  });

  test("bytes that are not whole pictures are refused", () => {
    expect(() => encodeDigitBytes(new Uint8Array(785))).toThrow(
      "body: expected a multiple of 784 bytes, got 785 bytes",
    );
    expect(() => encodeDigitBytes(new Uint8Array(0))).toThrow("got 0 bytes");
  });
});
