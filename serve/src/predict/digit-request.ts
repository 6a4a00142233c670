import {
  binarize,
  type DigitScale,
  digitFromImage,
  digitPixels,
  encodeDigitBytes,
  encodeDigits,
  type ImageReader,
  InvalidInputError,
} from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { cutOut } from "../discard.js";
import { digitOptions, scaleOption } from "../docs/option-schemas.js";
import { type Fields, type ModelChoice, queryFields, readOptions } from "./fields.js";
import { isHeavy } from "./heavy.js";
import { limitInstances, limitRows, readJsonFields } from "./json-body.js";
import { type NamedFile, readMultipart } from "./multipart.js";
import { readPlainDigits } from "./plain-digits.js";
import { decodeMessage } from "./protobuf-body.js";
import type { ReadContext, WholeBody } from "./surface.js";

const { PredictDigitRequest } = rnnzoo.predict;

/** Digits to classify, by which model, and what to say of them. */
export interface DigitRequest extends ModelChoice {
  /** uint8 [digits, 28, 28], flat */
  readonly pixels: Uint8Array;
  /** How many classes to rank; nothing: none. */
  readonly topK: number | undefined;
  /** Whether to give the probabilities of all classes. */
  readonly probabilities: boolean;
}

const optionNames = Object.keys(digitOptions);
const fieldNames = ["instances", ...optionNames, "scale"]; // of JSON
const imagesField = 2; // of PredictDigitRequest

/**
 * Reads `{"instances": [...], …}`.
 * @throws ServeError malformed_json, too_many_rows
 * @throws InvalidInputError that names the place
 */
export function readDigitJson(
  { body, maxRows }: WholeBody,
  readImage: ImageReader = digitFromImage,
): DigitRequest | Promise<DigitRequest> {
  const plain = readPlainDigits(body, fieldNames);
  if (plain && plain.fields.get("scale") === undefined) {
    limitRows(plain.pixels.length / digitPixels, maxRows);
    return digitRequest(plain.fields, plain.pixels);
  }
  return readAnyDigits({ body, maxRows }, readImage);
}

async function readAnyDigits({ body, maxRows }: WholeBody, readImage: ImageReader): Promise<DigitRequest> {
  const fields = readJsonFields(body, fieldNames);
  limitInstances(fields, maxRows);
  const pixels = await encodeDigits(fields.get("instances"), scaleOf(fields), readImage);
  return digitRequest(fields, pixels);
}

/** The readers of POST /predict/digit, by Content-Type. */
export const digitReaders = [
  ["application/json", readJson],
  ["image/png", readPicture],
  ["image/jpeg", readPicture],
  ["image/webp", readPicture],
  ["multipart/form-data", readFiles],
  ["application/octet-stream", readPixels],
  ["application/x-protobuf", readProtobuf],
] as const;

function readJson(
  body: Buffer,
  { query, maxRows, readImage, crew }: ReadContext,
): DigitRequest | Promise<DigitRequest> {
  queryFields(query, []);
  return isHeavy(body.length)
    ? crew.run("readDigitJson", { body, maxRows }, [body])
    : readDigitJson({ body, maxRows }, readImage);
}

async function readPicture(body: Buffer, { query, readImage }: ReadContext): Promise<DigitRequest> {
  const fields = queryFields(query, optionNames);
  return digitRequest(fields, await readImage(body, "body"));
}

async function readFiles(body: Buffer, { contentType, query, maxRows, readImage }: ReadContext): Promise<DigitRequest> {
  const fields = queryFields(query, optionNames);
  const files = await readMultipart(body, contentType, ["file", "image"], maxRows);
  return digitRequest(fields, await digitsFromImages(files, readImage));
}

function readPixels(body: Buffer, { query, maxRows }: ReadContext): DigitRequest {
  const fields = queryFields(query, [...optionNames, "scale"]);
  limitRows(Math.ceil(body.length / digitPixels), maxRows);
  const bytes = encodeDigitBytes(body);
  return digitRequest(fields, scaleOf(fields) === "unit" ? bitsToBytes(bytes) : bytes);
}

async function readProtobuf(body: Buffer, { query, maxRows, readImage }: ReadContext): Promise<DigitRequest> {
  queryFields(query, []);
  const message = decodeMessage("PredictDigitRequest", PredictDigitRequest, body, imagesField, maxRows);
  const { pixels, images, model, version, topK, probabilities, binarize: threshold } = message;
  if (pixels.length > 0 === images.length > 0) {
    throw new InvalidInputError("body", "either pixels or images", pixels.length > 0 ? "both" : "neither");
  }
  limitRows(images.length || Math.ceil(pixels.length / digitPixels), maxRows);
  const files = images.map((bytes, index) => ({ bytes, path: `images[${index}]` }));
  const digits =
    pixels.length > 0 ? cutOut(encodeDigitBytes(pixels, "pixels"), body) : await digitsFromImages(files, readImage);
  const fields = new Map<string, unknown>([
    ["model", model || undefined],
    ["version", version || undefined],
    ["topK", topK || undefined],
    ["probabilities", probabilities ?? undefined],
    ["binarize", threshold ?? undefined],
  ]);
  return digitRequest(fields, digits);
}

function digitRequest(fields: Fields, pixels: Uint8Array): DigitRequest {
  const { binarize: threshold = false, probabilities = true, ...options } = readOptions(digitOptions, fields);
  return { pixels: inked(pixels, threshold), probabilities, ...options };
}

/** @param threshold `true` stands for the one that models are trained with */
function inked(pixels: Uint8Array, threshold: number | boolean): Uint8Array {
  return threshold === false ? pixels : binarize(pixels, threshold === true ? 0.1 : threshold);
}

function scaleOf(fields: Fields): DigitScale {
  return readOptions(scaleOption, fields).scale ?? "byte";
}

/** Of the numbers from 0 to 1, a byte holds just these two. */
function bitsToBytes(bits: Uint8Array): Uint8Array {
  const wrong = bits.findIndex((bit) => bit > 1);
  if (wrong >= 0)
    throw new InvalidInputError(`body[${wrong}]`, 'a byte 0 or 1 (as "scale" is "unit")', `${bits[wrong]}`);
  return bits.map((bit) => bit * 255);
}

async function digitsFromImages(files: readonly NamedFile[], readImage: ImageReader): Promise<Uint8Array> {
  const pixels = new Uint8Array(files.length * digitPixels); // [files, 28, 28]
  for (const [index, { bytes, path }] of files.entries()) pixels.set(await readImage(bytes, path), index * digitPixels);
  return pixels;
}
