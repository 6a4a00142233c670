import { describeValue } from "./describe-value.js";
import { digitFromImage } from "./digit-image.js";
import { InvalidInputError } from "./errors.js";

/** A digit is 28 rows of 28 pixels: 0 is paper, 255 is ink. */
export const digitSide = 28;
export const digitPixels = digitSide * digitSide;

/** The class of each output, in order. */
export const digitLabels: readonly string[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** How numbers in a request count: "byte" from 0 to 255, "unit" from 0 to 1. */
export type DigitScale = "byte" | "unit";

/** Turns a PNG, JPEG or WebP file into uint8 [28, 28], flat. */
export type ImageReader = (bytes: Uint8Array, path: string) => Promise<Uint8Array>;

/** What a model says of one picture. */
export interface DigitPrediction {
  readonly digit: number;
  /** The probability of `digit`, 0 to 1. */
  readonly confidence: number;
  /** Of the digits 0 to 9. */
  readonly probabilities: number[];
}

/**
 * Turns the instances of a request into the tensor that every digit model takes.
 * @param instances a list; each item is 28 rows of 28 numbers, 784 numbers, or `{"image": base64 PNG, JPEG or WebP}`
 * @param scale what the numbers mean; pictures ignore it
 * @param readImage `digitFromImage`, or one that does so under limits of its own
 * @returns uint8 [instances, 28, 28], flat
 * @throws InvalidInputError that names the place, such as `instances[3][27][5]`
 */
export async function encodeDigits(
  instances: unknown,
  scale: DigitScale = "byte",
  readImage: ImageReader = digitFromImage,
): Promise<Uint8Array> {
  if (!Array.isArray(instances) || instances.length === 0) {
    throw new InvalidInputError("instances", "a list of at least one digit", describeValue(instances));
  }
  instances.forEach(checkKind); // before memory is taken for them all
  const pixels = new Uint8Array(instances.length * digitPixels); // [instances, 28, 28]
  for (const [index, instance] of instances.entries()) {
    const path = `instances[${index}]`;
    const row = pixels.subarray(index * digitPixels, (index + 1) * digitPixels);
    if (Array.isArray(instance)) fillFromNumbers(row, instance, scale, path);
    else row.set(await readImage(imageBytes(instance, path), `${path}.image`));
  }
  return pixels;
}

/**
 * Takes pixels that already are bytes: one picture after the other, 784 bytes each.
 * @returns uint8 [pictures, 28, 28], flat, the same memory
 * @throws InvalidInputError where the length is no multiple of 784
 */
export function encodeDigitBytes(bytes: Uint8Array, path = "body"): Uint8Array {
  if (bytes.length === 0 || bytes.length % digitPixels !== 0) {
    throw new InvalidInputError(path, `a multiple of ${digitPixels} bytes`, `${bytes.length} bytes`);
  }
  return bytes;
}

/**
 * Reads a model's output.
 * @param scores float32 [pictures, 10], flat: probabilities
 */
export function decodeDigits(scores: Float32Array): DigitPrediction[] {
  const classes = digitLabels.length;
  const predictions: DigitPrediction[] = [];
  for (let first = 0; first < scores.length; first += classes) predictions.push(decodeDigit(scores, first, classes));
  return predictions;
}

function decodeDigit(scores: Float32Array, first: number, classes: number): DigitPrediction {
  const probabilities: number[] = [];
  let digit = 0;
  for (let i = 0; i < classes; i++) {
    const probability = scores[first + i] ?? 0;
    probabilities.push(probability);
    if (probability > (probabilities[digit] ?? 0)) digit = i;
  }
  return { digit, confidence: probabilities[digit] ?? 0, probabilities };
}

const expectedKind = '28 rows of 28 numbers, 784 numbers, or {"image": base64}';

function checkKind(instance: unknown, index: number): void {
  const fits = Array.isArray(instance)
    ? instance.length === digitPixels || instance.length === digitSide
    : typeof instance === "object" && instance !== null;
  if (!fits) throw new InvalidInputError(`instances[${index}]`, expectedKind, describeValue(instance));
}

function fillFromNumbers(row: Uint8Array, values: readonly unknown[], scale: DigitScale, path: string): void {
  if (values.length === digitPixels) {
    fill(row, values, scale, path);
    return;
  }
  for (const [index, line] of values.entries()) {
    if (!Array.isArray(line) || line.length !== digitSide) {
      throw new InvalidInputError(`${path}[${index}]`, "28 numbers", describeValue(line));
    }
    fill(row.subarray(index * digitSide, (index + 1) * digitSide), line, scale, `${path}[${index}]`);
  }
}

function fill(target: Uint8Array, values: readonly unknown[], scale: DigitScale, path: string): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "number" && value >= 0) {
      if (scale === "byte" && value <= 255 && Number.isInteger(value)) {
        target[i] = value;
        continue;
      }
      if (scale === "unit" && value <= 1) {
        target[i] = Math.round(value * 255);
        continue;
      }
    }
    throw new InvalidInputError(`${path}[${i}]`, expectedNumber(scale, value), describeValue(value));
  }
}

function expectedNumber(scale: DigitScale, value: unknown): string {
  if (scale === "unit") return "a number from 0 to 1";
  const hint =
    typeof value === "number" && value > 0 && value < 1 ? ' (for numbers from 0 to 1 set "scale": "unit")' : "";
  return `a whole number from 0 to 255${hint}`;
}

function imageBytes(instance: object, path: string): Uint8Array {
  const unknown = Object.keys(instance).find((key) => key !== "image");
  if (unknown !== undefined) {
    throw new InvalidInputError(path, "only the field image", `the unknown field ${describeValue(unknown)}`);
  }
  const image: unknown = "image" in instance ? instance.image : undefined;
  const text = typeof image === "string" ? image.replace(/[\r\n]+/g, "") : ""; // base64 of MIME has lines of 76
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0 || bytes.length !== base64Bytes(text)) {
    throw new InvalidInputError(`${path}.image`, "a picture as base64 text", describeValue(image));
  }
  return bytes;
}

/** How many bytes a base64 text stands for; Node's decoder gives fewer where a character is not base64. */
function base64Bytes(text: string): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Math.floor(((text.length - padding) * 3) / 4);
}
