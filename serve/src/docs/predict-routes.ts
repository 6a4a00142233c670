import { type TSchema, Type } from "typebox";
import { digitExamples, namedExamples, sentimentExamples, soundExamples } from "./examples.js";
import { digitOptions, scaleOption, sentimentOptions, soundOptions } from "./option-schemas.js";
import { digitRequest, fileBody, filesBody, protobufBody, sentimentRequest, soundRequest } from "./request-schemas.js";
import type { DocumentedRoute, Parameter } from "./routes-table.js";
import { digitAnswer, sentimentAnswer, soundAnswer } from "./schemas.js";

const json = "application/json";
const protobuf = "application/x-protobuf";
const multipart = "multipart/form-data";

const headers: Readonly<Record<string, Parameter>> = {
  "X-Deadline-Ms": {
    in: "header",
    description:
      "how many milliseconds the client will wait; it shortens the server's own deadline, never lengthens it",
    schema: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
  },
  "X-Request-Id": { in: "header", description: "a plain word of up to 128 characters; default: a new one" },
  traceparent: { in: "header", description: "W3C trace context: the answer and the log continue the trace" },
};

const answerHeaders = {
  "X-Request-Id": "also in the log, and in the body of an error",
  "Server-Timing": "milliseconds in the queue, in the model, and in all",
  traceparent: "the span of this answer, where the request had one",
};

const notes = `Options are fields of JSON and protobuf bodies; with all other bodies they stand in the query. Accept chooses
the type of the answer: ${json} (the default) or ${protobuf}. Content-Encoding may be gzip, deflate or br.`;

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
      "image/png": fileBody("image/png", "one digit"),
      "image/jpeg": fileBody("image/jpeg", "one digit"),
      "image/webp": fileBody("image/webp", "one digit"),
      [multipart]: filesBody(["file", "image"], "PNG, JPEG or WebP files, each a digit"),
      "application/octet-stream": fileBody("application/octet-stream", "784 bytes a digit, row by row"),
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
      "text/plain": fileBody("text/plain", "one text; charset names its encoding, default utf-8"),
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
      "audio/wav": fileBody("audio/wav", "one recording"),
      "audio/x-wav": fileBody("audio/x-wav", "the same"),
      "audio/vnd.wave": fileBody("audio/vnd.wave", "the same"),
      [json]: soundRequest,
      [multipart]: filesBody(["file", "sound"], "WAV files, each a recording"),
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
    request: {
      [json]: Type.Union([digitRequest, sentimentRequest, soundRequest]),
      "image/png": undefined,
      "image/jpeg": undefined,
      "image/webp": undefined,
      "text/plain": undefined,
      "audio/wav": undefined,
      "audio/x-wav": undefined,
      "audio/vnd.wave": undefined,
      [multipart]: undefined,
      "application/octet-stream": undefined,
      [protobuf]: undefined,
    },
    answer: { [json]: Type.Union([digitAnswer, sentimentAnswer, soundAnswer]), [protobuf]: undefined },
    answerHeaders,
    examples: namedExamples,
  },
];

function inQuery(options: Readonly<Record<string, TSchema & { readonly title?: string }>>): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(options).map(([name, schema]) => [
      name,
      { in: "query" as const, description: schema.title ?? name, schema },
    ]),
  );
}
