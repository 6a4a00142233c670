import { describeValue, InvalidInputError } from "@rnn-zoo/models";

/**
 * What a client is told: a stable code, a status and a sentence; `headers` go onto the answer. Only what is our own
 * fault knows where it was thrown: to find that out is a tenth of what a refusal costs.
 */
export class ServeError extends Error {
  override readonly name = "ServeError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: object,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    const { stackTraceLimit } = Error;
    if (status !== 500) Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** No more rows of a model may wait. */
export class QueueFullError extends ServeError {
  /** @param key of the model */
  constructor(
    readonly key: string,
    seconds: number,
  ) {
    super(503, "queue_full", "too many requests are waiting", undefined, { "retry-after": String(seconds) });
  }
}

/** Settings that the server cannot start with. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** A worker thread ended while it had work. */
export class WorkerDiedError extends Error {
  override readonly name = "WorkerDiedError";

  /** @param hadBegun whether the thread was at this very work, and not at another before it */
  constructor(
    message: string,
    readonly hadBegun = true,
  ) {
    super(message);
  }
}

/** Every error that leaves this package over HTTP. */
export const errors = {
  invalidInput: ({ message, path, expected, received }: InvalidInputError) =>
    new ServeError(400, "invalid_input", message, { path, expected, received }),
  malformedJson: (reason: string) => new ServeError(400, "malformed_json", `body: expected JSON: ${reason}`),
  malformedProtobuf: (message: string, reason: string) =>
    new ServeError(400, "malformed_protobuf", `body: expected a ${message} as protobuf: ${reason}`),
  malformedMultipart: (reason: string) =>
    new ServeError(400, "malformed_multipart", `body: expected files as multipart/form-data: ${reason}`),
  malformedRequest: (reason: string) =>
    new ServeError(400, "malformed_request", `expected a request of HTTP/1.1: ${reason}`),
  tooDense: (bytes: number) =>
    new ServeError(
      400,
      "malformed_json",
      `body: expected instances as JSON, got ${bytes} bytes of little but brackets and keys`,
    ),
  emptyBody: () => new ServeError(400, "empty_body", "body: expected content, got 0 bytes"),
  unreadableBody: (reason: string) =>
    new ServeError(400, "unreadable_body", `the request could not be read: ${reason}`),
  unauthorized: (reason: string) =>
    new ServeError(401, "unauthorized", reason, undefined, { "www-authenticate": 'Bearer realm="rnn-zoo"' }),
  forbidden: (reason: string) => new ServeError(403, "forbidden", reason),
  unknownModel: (message: string, models?: readonly string[]) =>
    new ServeError(404, "unknown_model", `${message}; GET /models lists all`, models && { models }),
  unknownTask: (task: string, tasks: readonly string[]) =>
    new ServeError(404, "unknown_task", `there is no task ${describeValue(task)}, only ${tasks.join(", ")}`, { tasks }),
  unknownPicture: (name: string, pictures: readonly string[]) =>
    new ServeError(404, "unknown_picture", `there is no picture ${describeValue(name)}`, { pictures }),
  unknownRoute: (method: string, path: string) =>
    new ServeError(404, "unknown_route", `there is no ${method} ${describeValue(path)}`),
  methodNotAllowed: (method: string, allow: string) =>
    new ServeError(405, "method_not_allowed", `expected ${allow}, got ${method}`, { allow }, { allow }),
  notAcceptable: (accept: string, offered: readonly string[]) =>
    new ServeError(
      406,
      "not_acceptable",
      `expected an Accept header that allows ${offered.join(" or ")}, got ${describeValue(accept)}`,
      { offered },
    ),
  requestTimeout: () => new ServeError(408, "request_timeout", "the request did not arrive in time"),
  measuring: (task: string) =>
    new ServeError(409, "measuring", `the ${task} models are being measured`, { task }, { "retry-after": "5" }),
  bodyTooLarge: (maxBytes: number) =>
    new ServeError(413, "body_too_large", `expected a body of at most ${maxBytes} bytes`, { maxBytes }),
  tooManyRows: (rows: number, maxRows: number) =>
    new ServeError(413, "too_many_rows", `expected at most ${maxRows} instances, got ${rows}`, { maxRows }),
  unsupportedType: (received: string | undefined, accepted: readonly string[]) =>
    new ServeError(
      415,
      "unsupported_type",
      `expected a Content-Type of ${accepted.join(", ")}, got ${describeValue(received)}`,
      { accepted },
      { accept: accepted.join(", ") },
    ),
  unsupportedCharset: (charset: string) =>
    new ServeError(415, "unsupported_charset", `expected a charset such as utf-8, got ${describeValue(charset)}`),
  unsupportedEncoding: () =>
    new ServeError(415, "unsupported_encoding", "expected a Content-Encoding of gzip, deflate, br or none"),
  rateLimited: (perMinute: number, seconds: number) =>
    new ServeError(
      429,
      "rate_limited",
      `expected at most ${perMinute} requests a minute`,
      { perMinute },
      { "retry-after": String(seconds) },
    ),
  expectationFailed: (received: string | undefined) =>
    new ServeError(
      417,
      "expectation_failed",
      `expected an Expect header of 100-continue, got ${describeValue(received)}`,
    ),
  headersTooLarge: () => new ServeError(431, "headers_too_large", "the headers of the request are too large"),
  reloadFailed: (model: string, report: object) =>
    new ServeError(
      422,
      "reload_failed",
      `no version of ${model} could be loaded; what served before serves on`,
      report,
    ),
  clientGone: () => new ServeError(499, "client_gone", "the client closed the connection"),
  predictionFailed: (cause: unknown) =>
    new ServeError(500, "prediction_failed", "the model could not answer this input", undefined, {}, { cause }),
  internal: (cause: unknown) =>
    new ServeError(500, "internal", "something went wrong on our side", undefined, {}, { cause }),
  queueFull: (key: string, seconds: number) => new QueueFullError(key, seconds),
  uploadsFull: () =>
    new ServeError(503, "uploads_full", "too many large bodies are being sent", undefined, { "retry-after": "1" }),
  encodersFull: () =>
    new ServeError(503, "encoders_full", "too many large inputs are waiting", undefined, { "retry-after": "1" }),
  picturesFull: () =>
    new ServeError(503, "pictures_full", "too many pictures are waiting", undefined, { "retry-after": "1" }),
  deadlineExceeded: (deadlineMs: number) =>
    new ServeError(504, "deadline_exceeded", `the prediction was not ready within ${deadlineMs} ms`),
  noWorker: () => new ServeError(503, "no_worker", "no worker thread is alive", undefined, { "retry-after": "1" }),
  draining: () => new ServeError(503, "draining", "the server is shutting down", undefined, { "retry-after": "1" }),
  modelNotReady: (model: string, state: string) =>
    new ServeError(503, "model_not_ready", `${model} is ${state}`, undefined, { "retry-after": "1" }),
  notReady: (message: string, details: object) =>
    new ServeError(503, "not_ready", message, details, { "retry-after": "1" }),
} as const;

/** What express and its body reader throw (https://www.npmjs.com/package/http-errors). */
interface HttpError extends Error {
  readonly status: number;
  readonly type?: string;
  readonly limit?: number;
}

/**
 * Turns whatever was thrown into an error of the catalogue. What is not known becomes `internal`, and what was
 * thrown stays in `cause` for the log.
 */
export function toServeError(error: unknown): ServeError {
  if (error instanceof ServeError) return error;
  if (error instanceof InvalidInputError) return errors.invalidInput(error);
  if (!isHttpError(error) || error.status >= 500) return errors.internal(error);
  if (error.type === "entity.too.large") return errors.bodyTooLarge(error.limit ?? 0);
  if (error.type === "encoding.unsupported") return errors.unsupportedEncoding();
  if (error.type === "request.aborted") return errors.clientGone();
  return errors.unreadableBody(error.message);
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}
