import { digitLabels, sentimentLabels } from "@rnn-zoo/models";
import { Type } from "typebox";

/**
 * What a request may say beside its instances, as JSON Schema: fields of JSON and of protobuf, and the query of all
 * other bodies. Requests are checked by these. A title says what an option is for; a description what an error says
 * was expected.
 */
const model = Type.String({ title: "which model answers; default: the best on the test data", description: "text" });
const version = Type.String({ title: "which version of it; default: the newest", description: "text" });

function topK(classes: number) {
  return Type.Integer({
    title: "how many classes to rank; default: none",
    description: `a whole number from 1 to ${classes}`,
    minimum: 1,
    maximum: classes,
  });
}

export const digitOptions = {
  model,
  version,
  topK: topK(digitLabels.length),
  probabilities: Type.Boolean({
    title: "whether to answer with the probabilities of all digits; default: true",
    description: "true or false",
  }),
  binarize: Type.Union([Type.Boolean(), Type.Number({ minimum: 0, exclusiveMaximum: 1 })], {
    title: "makes pictures black and white: what has more ink than this is black; true is 0.1; default: false",
    description: "true, false, or a number from 0 to below 1",
  }),
};

/** Of bodies that hold numbers. */
export const scaleOption = {
  scale: Type.Enum(["byte", "unit"], {
    title: "whether ink is 255 or 1; default: byte",
    description: '"byte" or "unit"',
  }),
};

export const sentimentOptions = { model, version, topK: topK(sentimentLabels.length) };

export const soundOptions = {
  model,
  version,
  threshold: Type.Number({
    title: "from this probability on, a class is heard in a frame; default: 0.5",
    description: "a number from 0 to 1",
    minimum: 0,
    maximum: 1,
  }),
  frameScores: Type.Boolean({
    title: "whether to answer with the scores of each frame; default: false",
    description: "true or false",
  }),
};

/** Of POST /compare/{task}: all models answer, so that none can be chosen. */
export function withoutChoice<T>({ model: _, version: __, ...others }: Readonly<Record<string, T>>): Record<string, T> {
  return others;
}

/** Of GET /compare/{task}, beside `sort`. */
export const comparisonOptions = {
  measure: Type.Boolean({
    title: "true: measures speed first, for who may change the state of the server",
    description: "true or false",
  }),
};
