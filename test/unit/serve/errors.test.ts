import { describe, expect, test } from "@jest/globals";
import { InvalidInputError } from "@rnn-zoo/models";
import { errors, ServeError, toServeError } from "@rnn-zoo/serve/errors.js";

/** What body-parser and router throw: an Error with a status and sometimes a type. */
function httpError(status: number, type?: string): Error {
  return Object.assign(new Error("inner words"), { status, ...(type && { type }) });
}

describe("an error becomes", () => {
  test("itself when it is of the catalogue", () => {
    const error = errors.draining();
    expect(toServeError(error)).toBe(error);
  });

  test("invalid_input with its place when an encoder refused", () => {
    expect(toServeError(new InvalidInputError("instances[3]", "a digit", "nothing"))).toMatchObject({
      status: 400,
      code: "invalid_input",
      message: "instances[3]: expected a digit, got nothing",
      details: { path: "instances[3]", expected: "a digit", received: "nothing" },
    });
  });

  test("without a stack where it is a refusal, and with one where it is our fault", () => {
    const limit = Error.stackTraceLimit;
    expect(errors.queueFull("toy/1", 1).stack).toMatch(/^\w*Error: too many requests are waiting$/);
    expect(errors.internal("x").stack).toContain("errors.test");
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test.each([
    [413, "entity.too.large", "body_too_large"],
    [415, "encoding.unsupported", "unsupported_encoding"],
    [400, "request.aborted", "client_gone"],
    [400, "request.size.invalid", "unreadable_body"],
    [400, undefined, "unreadable_body"],
  ])("of the catalogue when the body reader threw %d %s", (status, type, code) => {
    expect(toServeError(httpError(status, type)).code).toBe(code);
  });

  test.each([
    ["an error", new TypeError("x is undefined at /home/secret.ts")],
    ["an inner error with a status", httpError(500)],
    ["a thrown text", "boom /home/secret.ts"],
    ["nothing", undefined],
  ])("internal without its words when it is %s", (_, thrown) => {
    const error = toServeError(thrown);
    expect(error).toBeInstanceOf(ServeError);
    expect({ ...error, message: error.message }).toEqual({
      name: "ServeError",
      status: 500,
      code: "internal",
      message: "something went wrong on our side",
      details: undefined,
      headers: {},
    });
    expect(error.cause).toBe(thrown);
  });
});
