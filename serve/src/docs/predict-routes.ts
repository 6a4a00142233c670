import { Type } from "typebox";
import {
  anyOf,
  bodies,
  digitFiles,
  json,
  multipart,
  pictureBodies,
  plainText,
  protobuf,
  rawDigits,
  soundFiles,
  waveBodies,
} from "./bodies.js";
import { digitExamples, namedExamples, sentimentExamples, soundExamples } from "./examples.js";
import { digitOptions, scaleOption, sentimentOptions, soundOptions } from "./option-schemas.js";
import { answerHeaders, headers, inQuery, notes } from "./parameters.js";
import { digitRequest, namedRequest, protobufBody, sentimentRequest, soundRequest } from "./request-schemas.js";
import type { DocumentedRoute } from "./routes-table.js";
import { digitAnswer, sentimentAnswer, soundAnswer } from "./schemas.js";

/** POST /predict/… */
export const predictRoutes: readonly DocumentedRoute[] = [
  {
    method: "post",
    path: "/predict/digit",
    summary: "Reads pictures of digits.",
    notes: `${notes} Pictures may have any size: their ink is cropped, scaled and centred as MNIST was made.`,
    parameters: { ...inQuery({ ...digitOptions, ...scaleOption }), ...headers },
    request: {
      [json]: digitRequest,
      ...pictureBodies,
      [multipart]: digitFiles,
      ...rawDigits,
      [protobuf]: protobufBody("PredictDigitRequest"),
    },
    answer: { [json]: digitAnswer, [protobuf]: protobufBody("PredictDigitResponse") },
    answerHeaders,
    examples: digitExamples,
  },
  {
    method: "post",
    path: "/predict/sentiment",
    summary: "Says whether texts are positive or negative.",
    notes,
    parameters: { ...inQuery(sentimentOptions), ...headers },
    request: {
      [json]: sentimentRequest,
      ...plainText,
      [protobuf]: protobufBody("PredictSentimentRequest"),
    },
    answer: { [json]: sentimentAnswer, [protobuf]: protobufBody("PredictSentimentResponse") },
    answerHeaders,
    examples: sentimentExamples,
  },
  {
    method: "post",
    path: "/predict/sound",
    summary: "Hears events in recordings: which, from when, until when.",
    notes: `${notes} A recording may have any rate, and 300 s at most, with all others of its request.`,
    parameters: { ...inQuery(soundOptions), ...headers },
    request: {
      ...waveBodies,
      [json]: soundRequest,
      [multipart]: soundFiles,
      [protobuf]: protobufBody("PredictSoundRequest"),
    },
    answer: { [json]: soundAnswer, [protobuf]: protobufBody("PredictSoundResponse") },
    answerHeaders,
    examples: soundExamples,
  },
  {
    method: "post",
    path: "/predict/{name}",
    summary: "Asks one model, by its name; bodies, options and answers are those of its task.",
    parameters: { name: { in: "path", description: "a name that /models lists" }, ...headers },
    request: bodies(namedRequest),
    answer: {
      [json]: Type.Union([digitAnswer, sentimentAnswer, soundAnswer]),
      [protobuf]: protobufBody(anyOf("Response")),
    },
    answerHeaders,
    examples: namedExamples,
  },
];
