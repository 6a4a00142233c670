import { Type } from "typebox";

/** The shapes of the answers of /compare/{task}. */
const number = Type.Number();
const name = Type.String();
const interval = Type.Array(number, { minItems: 2, maxItems: 2, description: "95 %: lowest and highest" });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const speed = Type.Object({ p50Ms: number, p99Ms: number, rowsPerSecond: number });

const comparedModel = Type.Object({
  name,
  version: name,
  state: Type.String({ description: "loading, ready, failed or unloaded" }),
  default: Type.Boolean({ description: "answers where a request of the task names no model" }),
  layers: Type.Array(Type.Object({ className: name }), { description: "as Keras saves them" }),
  parameters: Type.Integer({ minimum: 0 }),
  bytes: Type.Integer({ minimum: 0, description: "of the ONNX file" }),
  sha256: Type.String({ description: "of the ONNX file" }),
  published: orNull(Type.Object({}, { description: "what the source of the model reports" })),
  test: Type.Object(
    { last: Type.Object({}), deployed: Type.Object({}) },
    { description: "scores on the test data: of the last epoch, and of the epoch whose weights are served" },
  ),
  interval: orNull(interval),
  training: Type.Object({ engine: name, device: name, secondsPerEpoch: orNull(number), epochs: Type.Integer() }),
  history: Type.Object({ loss: Type.Array(number), valLoss: Type.Array(number) }),
  confusion: orNull(Type.Array(Type.Array(Type.Integer()))),
  measured: orNull(
    Type.Object({ device: name, batch1: speed, batch64: speed }, { description: "on this server, by ?measure=true" }),
  ),
});

const difference = Type.Object({
  a: name,
  b: name,
  difference: Type.Number({ description: "the test score of a − that of b" }),
  test: Type.Enum(["mcnemar", "newcombe", "delta"], {
    description:
      "mcnemar: on the same rows; newcombe: it is not known which rows are right; delta: F1 on the same clips",
  }),
  pValue: orNull(number),
  correctedPValue: orNull(Type.Number({ description: "after Holm's correction for all pairs" })),
  interval,
  significant: Type.Boolean({
    description: "correctedPValue is below .05, or there is none and the interval excludes 0",
  }),
});

/** Of GET /compare/{task}. */
export const comparisonAnswer = Type.Object({
  task: name,
  sortedBy: name,
  models: Type.Array(comparedModel, { description: "the best first" }),
  differences: Type.Array(difference, { description: "of each two models" }),
  pictures: Type.Array(name, { description: "what /pictures/{name} has of the task" }),
});

/** Of GET /pictures/digit-disagreements.json. */
export const disagreementsAnswer = Type.Object(
  {
    models: Type.Array(Type.Object({ name, version: name, sha256: Type.String({ description: "of the ONNX file" }) })),
    digits: Type.Array(
      Type.Object({
        row: Type.Integer({ minimum: 0, description: "of the test data, from 0" }),
        label: Type.Integer({ minimum: 0, maximum: 9 }),
        said: Type.Array(Type.Integer({ minimum: 0, maximum: 9 }), { description: "by each model, in order" }),
        pixels: Type.String({ contentEncoding: "base64", description: "784 bytes, row by row: 0 paper, 255 ink" }),
      }),
      { description: "the most disputed first" },
    ),
  },
  { description: "of digit-disagreements.json" },
);

/** Of POST /compare/{task}. */
export const compareAnswer = Type.Object({
  task: name,
  models: Type.Array(
    Type.Object({
      model: name,
      version: name,
      latencyMs: Type.Number({ minimum: 0, description: "of the computation, without the wait behind other models" }),
      predictions: Type.Optional(Type.Array(Type.Object({}), { description: "as /predict/{task} gives them" })),
      error: Type.Optional(Type.Object({ code: name, message: name })),
    }),
    { description: "every model of the task that is ready, by name" },
  ),
  agreement: Type.Array(
    Type.Object({
      unanimous: Type.Boolean(),
      answers: Type.Record(name, Type.Array(name), { description: "answer: the models that give it" }),
    }),
    { description: "one for each instance, in order" },
  ),
});
