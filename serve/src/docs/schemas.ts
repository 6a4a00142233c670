import { digitPixels, digitSide } from "@rnn-zoo/models";
import { Type } from "typebox";

/**
 * The shapes of bodies as JSON Schema: the small fields of requests are checked by them, /openapi.json holds them, and
 * a test demands that the fast reader of the digits accepts what they accept and nothing else.
 */
const closed = { additionalProperties: false } as const;

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

/** The fields of a digit request beside its instances; each description is what an error says was expected. */
export const digitOptions = {
  model: Type.Optional(Type.String({ description: "text" })),
  version: Type.Optional(Type.String({ description: "text" })),
  scale: Type.Optional(Type.Enum(["byte", "unit"], { description: '"byte" or "unit"', default: "byte" })),
} as const;

/** The body of POST /predict/digit. What its numbers may be depends on `scale`. */
export const digitRequest = Type.Union(
  [
    Type.Object(
      {
        instances: Type.Array(digit(byte), { minItems: 1 }),
        ...digitOptions,
        scale: Type.Optional(Type.Literal("byte", { description: "numbers are whole, from 0 (paper) to 255 (ink)" })),
      },
      closed,
    ),
    Type.Object(
      {
        instances: Type.Array(digit(unit), { minItems: 1 }),
        ...digitOptions,
        scale: Type.Literal("unit", { description: "numbers are from 0 (paper) to 1 (ink)" }),
      },
      closed,
    ),
  ],
  { description: "Digits to read. `model`: default the best on the test digits; `version`: default its newest." },
);

/** A body for POST /predict/digit. */
export const encodedDigits = Type.Object({ instances: Type.Array(square(byte), { minItems: 1 }) }, closed);

export const digitAnswer = Type.Object(
  {
    model: Type.String(),
    version: Type.String(),
    predictions: Type.Array(
      Type.Object(
        {
          digit: Type.Integer({ minimum: 0, maximum: 9 }),
          confidence: Type.Number({ minimum: 0, maximum: 1, description: "the probability of `digit`" }),
          probabilities: Type.Array(unit, { minItems: 10, maxItems: 10, description: "of the digits 0 to 9" }),
        },
        closed,
      ),
      { minItems: 1, description: "one for each instance, in order" },
    ),
  },
  closed,
);

/** The body of POST /predict/sentiment. */
export const sentimentRequest = Type.Object(
  {
    instances: Type.Array(Type.String(), { minItems: 1, description: "texts, of any length" }),
    model: digitOptions.model,
    version: digitOptions.version,
    topK: Type.Optional(Type.Integer({ minimum: 1, maximum: 2, description: "how many classes to rank" })),
  },
  closed,
);

const count = Type.Integer({ minimum: 0 });

export const sentimentAnswer = Type.Object(
  {
    model: Type.String(),
    version: Type.String(),
    predictions: Type.Array(
      Type.Object({
        sentiment: Type.Enum(["negative", "positive"]),
        score: Type.Number({ minimum: 0, maximum: 1, description: "the probability that the text is positive" }),
        tokens: count,
        unknownTokens: count,
        truncated: Type.Boolean({ description: "only the last 100 ids were read" }),
      }),
      { minItems: 1, description: "one for each instance, in order" },
    ),
  },
  closed,
);

const second = Type.Number({ minimum: 0, description: "seconds from the beginning" });

export const soundAnswer = Type.Object(
  {
    model: Type.String(),
    version: Type.String(),
    predictions: Type.Array(
      Type.Object({
        seconds: Type.Number({ minimum: 0, description: "of the recording, in whole frames" }),
        events: Type.Array(
          Type.Object({ label: Type.String(), onsetSeconds: second, offsetSeconds: second, score: unit }),
        ),
      }),
      { minItems: 1, description: "one for each recording, in order" },
    ),
  },
  closed,
);

export const reloadAnswer = Type.Object({
  model: Type.String(),
  loaded: Type.Array(Type.String(), { description: "versions" }),
  failed: Type.Array(Type.Object({ version: Type.String(), reason: Type.String() })),
  unloaded: Type.Array(Type.String(), { description: "versions" }),
});

export const errorAnswer = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String({ description: "stable; see the list of errors" }),
        message: Type.String({ description: "what was expected and what came" }),
        requestId: Type.String({ description: "also in the header x-request-id and in the log" }),
        details: Type.Optional(Type.Object({}, { description: "the same as data, where there is any" })),
      },
      closed,
    ),
  },
  closed,
);

const state = Type.Enum(["loading", "ready", "failed", "unloaded"]);

export const modelsAnswer = Type.Object({
  models: Type.Array(
    Type.Object({
      name: Type.String(),
      task: Type.String(),
      default: Type.Boolean({ description: "answers where a request of its task names no model" }),
      versions: Type.Array(
        Type.Object({
          version: Type.String(),
          state,
          parameters: Type.Integer({ minimum: 0 }),
          testAccuracy: Type.Optional(unit),
        }),
      ),
    }),
  ),
});

export const cardAnswer = Type.Object(
  { name: Type.String(), version: Type.String(), task: Type.String(), parameters: Type.Integer() },
  { description: "the whole card.json of the newest version" },
);

export const aliveAnswer = Type.Object({ status: Type.Literal("alive") }, closed);

export const readyAnswer = Type.Object({
  status: Type.Literal("ready"),
  models: Type.Array(Type.String()),
  threads: Type.Integer({ minimum: 1 }),
});
