import { writeWav } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import type { Example } from "./routes-table.js";

const { PredictDigitRequest, PredictSentimentRequest, PredictSoundRequest } = rnnzoo.predict;
const json = "application/json";
const protobuf = "application/x-protobuf";
const multipart = "multipart/form-data";
/** A handwritten seven. */
export const seven = "models/examples/seven.png";
const ink = (row: number, column: number) => (column === 14 && row > 3 && row < 24 ? 255 : 0); // a one
/** The pixels of a stroke: a one. */
export const one = Array.from({ length: 28 }, (_, row) => Array.from({ length: 28 }, (__, column) => ink(row, column)));

/** A white stroke on black, 28 × 28, as sharp writes it. */
const strokeWebp = "UklGRioAAABXRUJQVlA4TB4AAAAvG8AGAA8w//M///MfeBAIJPlTDjRARP8DAEA7AAA=";
const strokeJpeg =
  "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAcABwDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAYFB//EACMQAAECBAYDAAAAAAAAAAAAAAABEQIDBBIFBxQ2dLIGFlH/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8A5+bHjGBewYjMpNTp7JSzLrL3ZURmdPpjlhljuGo4kXeACPAAAsMsdw1HEi7wEeAAAA//2Q==";

const base64 = (bytes: Uint8Array) => ({ base64: Buffer.from(bytes).toString("base64") });

/** A tenth of a second of 440 Hz, 8,000 samples a second. */
const tone = writeWav(
  Int16Array.from({ length: 800 }, (_, i) => 8_000 * Math.sin((2 * Math.PI * 440 * i) / 8_000)),
  8_000,
);

export const digitExamples: readonly Example[] = [
  { title: "A picture", type: "image/png", body: { file: seven }, status: 200 },
  { title: "A picture as JPEG", type: "image/jpeg", body: { base64: strokeJpeg }, status: 200 },
  { title: "A picture as WebP", type: "image/webp", body: { base64: strokeWebp }, status: 200 },
  {
    title: "Two pictures as a form, with options in the query",
    address: "/predict/digit?topK=3&probabilities=false",
    type: multipart,
    body: {
      form: [
        { name: "file", file: seven },
        { name: "image", file: seven },
      ],
    },
    status: 200,
  },
  { title: "28 rows of 28 numbers", type: json, body: { json: { instances: [one] } }, status: 200 },
  {
    title: "Numbers from 0 to 1, the two most probable digits",
    type: json,
    body: {
      json: {
        instances: [one.flat().map((value) => value / 255)],
        scale: "unit",
        topK: 2,
        probabilities: false,
        binarize: true,
      },
    },
    status: 200,
  },
  { title: "784 bytes a digit, here two", type: "application/octet-stream", body: { zeros: 1_568 }, status: 200 },
  {
    title: "The message PredictDigitRequest of proto/predict.proto, answered with PredictDigitResponse",
    type: protobuf,
    headers: { accept: protobuf },
    body: base64(PredictDigitRequest.encode({ pixels: Uint8Array.from(one.flat()), topK: 1 }).finish()),
    status: 200,
  },
  {
    title: "Within 5 s, as a part of a trace",
    type: "image/png",
    headers: { "x-deadline-ms": "5000", traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
    body: { file: seven },
    status: 200,
  },
  { title: "What is wrong is named", type: json, body: { json: { instances: [[0, "a"]] } }, status: 400 },
  {
    title: "A type that is not answered",
    type: "image/png",
    headers: { accept: "text/html" },
    body: { file: seven },
    status: 406,
  },
  { title: "A type that is not read", type: "text/plain", body: { json: "seven" }, status: 415 },
];

export const sentimentExamples: readonly Example[] = [
  { title: "A text", type: json, body: { json: { instances: ["a good film"] } }, status: 200 },
  {
    title: "Two texts, both classes ranked",
    type: json,
    body: { json: { instances: ["a good film", "a bad film"], topK: 2 } },
    status: 200,
  },
  { title: "The body is the text", type: "text/plain", body: { base64: "YSBnb29kIGZpbG0=" }, status: 200 },
  {
    title: "The message PredictSentimentRequest of proto/predict.proto",
    type: protobuf,
    body: base64(PredictSentimentRequest.encode({ instances: ["a good film"] }).finish()),
    status: 200,
  },
  { title: "What is wrong is named", type: json, body: { json: { instances: [7] } }, status: 400 },
];

export const soundExamples: readonly Example[] = [
  {
    title: "A tone, with the scores of each frame",
    address: "/predict/sound?frameScores=true&threshold=0.3",
    type: "audio/wav",
    body: base64(tone),
    status: 200,
  },
  {
    title: "The message PredictSoundRequest of proto/predict.proto",
    type: protobuf,
    body: base64(PredictSoundRequest.encode({ waves: [tone] }).finish()),
    status: 200,
  },
  {
    title: "A form whose file is no recording is refused",
    type: multipart,
    body: { form: [{ name: "sound", file: seven }] },
    status: 400,
  },
  { title: "Frames of another length are refused", type: json, body: { json: { instances: [[[0]]] } }, status: 400 },
  { title: "What is no WAV is refused", type: "audio/wav", body: { zeros: 64 }, status: 400 },
];

export const namedExamples: readonly Example[] = [
  { title: "A picture", address: "/predict/digit-gru-bn", type: "image/png", body: { file: seven }, status: 200 },
  { title: "A model that is not there", address: "/predict/zebra", type: json, body: { json: {} }, status: 404 },
];
