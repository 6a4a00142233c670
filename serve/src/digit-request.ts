import {
  describeValue,
  digitPixels,
  encodeDigitBytes,
  encodeDigits,
  type ImageReader,
  InvalidInputError,
} from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { checkField } from "./check-field.js";
import { digitOptions } from "./docs/schemas.js";
import { errors, ServeError } from "./errors.js";
import { jsonShape } from "./json-shape.js";
import { protobufCount } from "./protobuf-count.js";

const { PredictDigitRequest } = rnnzoo.predict;

/** Digits to classify, and by which model. */
export interface DigitRequest {
  /** uint8 [digits, 28, 28], flat */
  readonly pixels: Uint8Array;
  /** Nothing: the default model. */
  readonly model: string | undefined;
  /** Nothing: the newest version. */
  readonly version: string | undefined;
}

const fieldNames = ["instances", ...Object.keys(digitOptions)];
const maxDepth = 8; // a request needs 4: {"instances": [[[0, …]]]}
const shallowBytes = 262_144; // what fits in here is parsed in less than 50 ms, however deep

/** A digit's numbers take 2 bytes each, and a picture more than this: honest bodies have far fewer parts. */
const bytesPerPart = 32;
const imagesField = 2; // of PredictDigitRequest

/** What a request is read with. */
export interface ReadOptions {
  /** Model and version, for the types that have no fields of their own. */
  readonly query: URLSearchParams;
  /** Digits in one request. */
  readonly maxRows: number;
  readonly readImage: ImageReader;
}

type Reader = (body: Buffer, options: ReadOptions) => Promise<DigitRequest>;

const readers: ReadonlyMap<string, Reader> = new Map([
  ["application/json", readJson],
  ["image/png", readPicture],
  ["image/jpeg", readPicture],
  ["image/webp", readPicture],
  ["application/octet-stream", readPixels],
  ["application/x-protobuf", readProtobuf],
]);

/** Tells whether a Content-Type header names a type that `readDigitRequest` reads. */
export function isDigitType(contentType: string | undefined): boolean {
  return readers.has(mediaType(contentType));
}

/**
 * Reads the body of POST /predict/digit.
 * @throws ServeError unsupported_type, empty_body, malformed_json, malformed_protobuf, too_many_rows
 * @throws InvalidInputError that names the place in the body
 */
export async function readDigitRequest(
  contentType: string | undefined,
  body: unknown,
  options: ReadOptions,
): Promise<DigitRequest> {
  const reader = readers.get(mediaType(contentType));
  if (!reader) throw errors.unsupportedType(contentType, [...readers.keys()]);
  if (!Buffer.isBuffer(body) || body.length === 0) throw errors.emptyBody();
  return reader(body, options);
}

function mediaType(contentType = ""): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

async function readJson(body: Buffer, { query, maxRows, readImage }: ReadOptions): Promise<DigitRequest> {
  if (body.length > shallowBytes) refuseExpensive(body);
  const json = parseJson(body.toString());
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new InvalidInputError("body", "a JSON object", describeValue(json));
  }
  const fields = new Map<string, unknown>(Object.entries(json));
  allowOnly("body", fields.keys(), fieldNames);
  allowOnly("query", query.keys(), []);
  const instances = fields.get("instances");
  if (Array.isArray(instances)) limitRows(instances.length, maxRows);
  return {
    pixels: await encodeDigits(instances, checkField(digitOptions.scale, "scale", fields.get("scale")), readImage),
    model: checkField(digitOptions.model, "model", fields.get("model")),
    version: checkField(digitOptions.version, "version", fields.get("version")),
  };
}

async function readPicture(body: Buffer, { query, readImage }: ReadOptions): Promise<DigitRequest> {
  return { pixels: await readImage(body, "body"), ...choiceFrom(query) };
}

async function readPixels(body: Buffer, { query, maxRows }: ReadOptions): Promise<DigitRequest> {
  limitRows(Math.ceil(body.length / digitPixels), maxRows);
  return { pixels: encodeDigitBytes(body), ...choiceFrom(query) };
}

async function readProtobuf(body: Buffer, { query, maxRows, readImage }: ReadOptions): Promise<DigitRequest> {
  const { pixels, images, model, version } = parseProtobuf(body, maxRows); // skips fields of later versions, as protobuf does
  allowOnly("query", query.keys(), []);
  if (pixels.length > 0 === images.length > 0) {
    throw new InvalidInputError("body", "either pixels or images", pixels.length > 0 ? "both" : "neither");
  }
  limitRows(images.length || Math.ceil(pixels.length / digitPixels), maxRows);
  return {
    pixels: pixels.length > 0 ? encodeDigitBytes(pixels, "pixels") : await digitsFromImages(images, readImage),
    model: model || undefined,
    version: version || undefined,
  };
}

function refuseExpensive(body: Buffer): void {
  const limit = { depth: maxDepth, parts: Math.ceil(body.length / bytesPerPart) };
  const { depth, parts } = jsonShape(body, limit);
  if (depth > limit.depth) throw new InvalidInputError("body", `JSON nested at most ${maxDepth} deep`, "more");
  if (parts > limit.parts) throw errors.tooDense(body.length);
}

async function digitsFromImages(images: readonly Uint8Array[], readImage: ImageReader): Promise<Uint8Array> {
  const pixels = new Uint8Array(images.length * digitPixels); // [images, 28, 28]
  for (const [index, image] of images.entries()) {
    pixels.set(await readImage(image, `images[${index}]`), index * digitPixels);
  }
  return pixels;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw errors.malformedJson(error instanceof Error ? error.message : "not JSON");
  }
}

function parseProtobuf(body: Uint8Array, maxRows: number): rnnzoo.predict.PredictDigitRequest {
  try {
    limitRows(protobufCount(body, imagesField, maxRows), maxRows);
    return PredictDigitRequest.decode(body);
  } catch (error) {
    if (error instanceof ServeError) throw error;
    throw errors.malformedProtobuf("PredictDigitRequest", error instanceof Error ? error.message : "not protobuf");
  }
}

function choiceFrom(query: URLSearchParams): { model: string | undefined; version: string | undefined } {
  allowOnly("query", query.keys(), ["model", "version"]);
  return { model: query.get("model") ?? undefined, version: query.get("version") ?? undefined };
}

function allowOnly(path: string, names: Iterable<string>, known: readonly string[]): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    const expected = known.length > 0 ? `only ${known.join(", ")}` : "nothing: these choices are fields of the body";
    throw new InvalidInputError(path, expected, `the unknown field ${describeValue(name)}`);
  }
}

function limitRows(rows: number, maxRows: number): void {
  if (rows > maxRows) throw errors.tooManyRows(rows, maxRows);
}
