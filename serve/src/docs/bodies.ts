import { type TSchema, Type } from "typebox";
import { fileBody, filesBody, protobufBody } from "./request-schemas.js";

export const json = "application/json";
export const protobuf = "application/x-protobuf";
export const multipart = "multipart/form-data";

/** Bodies of a request by their Content-Type. */
type Bodies = Readonly<Record<string, TSchema>>;

export const pictureBodies: Bodies = {
  "image/png": fileBody("image/png", "one digit"),
  "image/jpeg": fileBody("image/jpeg", "one digit"),
  "image/webp": fileBody("image/webp", "one digit"),
};
export const rawDigits: Bodies = {
  "application/octet-stream": fileBody("application/octet-stream", "784 bytes a digit, row by row"),
};
export const digitFiles = filesBody(["file", "image"], "PNG, JPEG or WebP files, each a digit");

export const plainText: Bodies = {
  "text/plain": fileBody("text/plain", "one text; charset names its encoding, default utf-8"),
};

export const waveBodies: Bodies = {
  "audio/wav": fileBody("audio/wav", "one recording"),
  "audio/x-wav": fileBody("audio/x-wav", "the same"),
  "audio/vnd.wave": fileBody("audio/vnd.wave", "the same"),
};
export const soundFiles = filesBody(["file", "sound"], "WAV files, each a recording");

/**
 * Every body that a request of some task may have.
 * @param request the body as JSON
 */
export function bodies(request: TSchema): Bodies {
  return {
    [json]: request,
    ...pictureBodies,
    ...plainText,
    ...waveBodies,
    [multipart]: Type.Union([digitFiles, soundFiles]),
    ...rawDigits,
    [protobuf]: protobufBody(anyOf("Request")),
  };
}

/** The message of each task. */
export function anyOf(kind: "Request" | "Response"): string {
  return `PredictDigit${kind}, PredictSentiment${kind} or PredictSound${kind}, by the task,`;
}
