import { digitPixels, digitSide, soundBins, soundFrames } from "@rnn-zoo/models";
import { type TProperties, type TSchema, Type } from "typebox";
import { digitOptions, sentimentOptions, soundOptions, withoutChoice } from "./option-schemas.js";

/**
 * The bodies of requests as JSON Schema: /openapi.json holds them, and a test demands that the readers, which are
 * faster, accept what they accept and nothing else.
 */
const closed = { additionalProperties: false } as const;
const sameName = "Of two fields of one name the last counts.";

const byte = Type.Integer({ minimum: 0, maximum: 255 });
const unit = Type.Number({ minimum: 0, maximum: 1 });

/** PNG, JPEG or WebP; whether it is one is known only when it is opened. */
const image = Type.Object(
  { image: Type.String({ minLength: 2, contentEncoding: "base64", description: "a PNG, JPEG or WebP file" }) },
  closed,
);

/** 28 rows of 28 numbers. */
function square(number: typeof byte | typeof unit) {
  const row = Type.Array(number, { minItems: digitSide, maxItems: digitSide });
  return Type.Array(row, { minItems: digitSide, maxItems: digitSide });
}

/** 28 rows of 28 numbers, 784 numbers, or a picture. */
function digit(number: typeof byte | typeof unit) {
  const flat = Type.Array(number, { minItems: digitPixels, maxItems: digitPixels });
  return Type.Union([square(number), flat, image]);
}

type Options = Readonly<Record<string, TSchema>>;

function optional(options: Options): TProperties {
  return Object.fromEntries(Object.entries(options).map(([name, schema]) => [name, Type.Optional(schema)]));
}

/** A body for POST /predict/digit. */
export const encodedDigits = Type.Object({ instances: Type.Array(square(byte), { minItems: 1 }) }, closed);

/** Digits. What their numbers may be depends on `scale`. */
function digits(options: Options) {
  return Type.Union(
    [
      Type.Object(
        {
          instances: Type.Array(digit(byte), { minItems: 1 }),
          ...optional(options),
          scale: Type.Optional(Type.Literal("byte", { description: "numbers are whole, from 0 (paper) to 255 (ink)" })),
        },
        closed,
      ),
      Type.Object(
        {
          instances: Type.Array(digit(unit), { minItems: 1 }),
          ...optional(options),
          scale: Type.Literal("unit", { description: "numbers are from 0 (paper) to 1 (ink)" }),
        },
        closed,
      ),
    ],
    { description: `Digits to read; \`scale\` says whether ink is 255 or 1. ${sameName}` },
  );
}

function texts(options: Options) {
  return Type.Object(
    {
      instances: Type.Array(Type.String(), { minItems: 1, description: "texts, of any length" }),
      ...optional(options),
    },
    { ...closed, description: `Texts to judge. ${sameName}` },
  );
}

const largestFloat = 3.4028234663852886e38; // of 32 bits
const bin = Type.Number({ minimum: -largestFloat, maximum: largestFloat });
const frame = Type.Array(bin, { minItems: soundBins, maxItems: soundBins });
const clip = Type.Array(frame, { minItems: soundFrames, maxItems: soundFrames });

function clips(options: Options) {
  return Type.Object(
    {
      instances: Type.Array(clip, { minItems: 1, description: "log-mel spectrograms of 5.12 s: frames of bins" }),
      ...optional(options),
    },
    { ...closed, description: `Clips to listen to, where the spectrogram is at hand; else send WAV. ${sameName}` },
  );
}

/** The body of POST /predict/digit. */
export const digitRequest = digits(digitOptions);

/** The body of POST /predict/sentiment. */
export const sentimentRequest = texts(sentimentOptions);

/** The body of POST /predict/sound. */
export const soundRequest = clips(soundOptions);

/** Of POST /predict/{name}, by the task of the model. */
export const namedRequest = Type.Union([digitRequest, sentimentRequest, soundRequest]);

/** Of POST /compare/{task}: all models answer, so that none can be chosen. */
export const compareRequest = Type.Union([
  digits(withoutChoice(digitOptions)),
  texts(withoutChoice(sentimentOptions)),
  clips(withoutChoice(soundOptions)),
]);

/** A body that is one file. */
export function fileBody(contentMediaType: string, description: string): TSchema {
  return Type.String({ contentMediaType, description });
}

/** multipart/form-data: any number of files under either name, each an instance. */
export function filesBody(names: readonly [string, string], description: string): TSchema {
  const files = Type.Array(Type.String({ contentMediaType: "application/octet-stream" }), { description });
  return Type.Object(Object.fromEntries(names.map((name) => [name, Type.Optional(files)])), {
    ...closed,
    minProperties: 1,
    description:
      "Each part is a file with Content-Disposition: form-data, a name and a filename; choices stand in the query.",
  });
}

/** application/x-protobuf: a message of proto/predict.proto, whose comments say what its fields are. */
export function protobufBody(message: string): TSchema {
  return Type.String({
    contentMediaType: "application/x-protobuf",
    description: `the message rnnzoo.predict.${message} of proto/predict.proto; unknown fields are passed over`,
  });
}
