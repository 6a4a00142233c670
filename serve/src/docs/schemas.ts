import { Type } from "typebox";

/** The shapes of answers as JSON Schema: /openapi.json holds them. */
const closed = { additionalProperties: false } as const;

const unit = Type.Number({ minimum: 0, maximum: 1 });

export const digitAnswer = Type.Object(
  {
    model: Type.String(),
    version: Type.String(),
    predictions: Type.Array(
      Type.Object(
        {
          digit: Type.Integer({ minimum: 0, maximum: 9 }),
          confidence: Type.Number({ minimum: 0, maximum: 1, description: "the probability of `digit`" }),
          probabilities: Type.Optional(
            Type.Array(unit, { minItems: 10, maxItems: 10, description: "of the digits 0 to 9, unless not wanted" }),
          ),
          top: Type.Optional(
            Type.Array(Type.Object({ digit: Type.Integer({ minimum: 0, maximum: 9 }), probability: unit }, closed), {
              description: "the topK most probable digits, where they are asked for",
            }),
          ),
        },
        closed,
      ),
      { minItems: 1, description: "one for each instance, in order" },
    ),
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
        top: Type.Optional(
          Type.Array(Type.Object({ sentiment: Type.Enum(["negative", "positive"]), probability: unit }, closed), {
            description: "the topK most probable classes, where they are asked for",
          }),
        ),
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
        frameScores: Type.Optional(
          Type.Array(Type.Array(unit), { description: "[frames][classes], where they are asked for" }),
        ),
      }),
      { minItems: 1, description: "one for each recording, in order" },
    ),
  },
  closed,
);

const changes = {
  loaded: Type.Array(Type.String(), { description: "versions" }),
  failed: Type.Array(Type.Object({ version: Type.String(), reason: Type.String() })),
  unloaded: Type.Array(Type.String(), { description: "versions" }),
};
const pid = Type.Integer();

export const reloadAnswer = Type.Object({
  model: Type.String(),
  ...changes,
  processes: Type.Optional(
    Type.Array(Type.Union([Type.Object({ pid, ...changes }), Type.Object({ pid, reason: Type.String() })]), {
      description: "where the server runs in several processes: what each of them has done",
    }),
  ),
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
