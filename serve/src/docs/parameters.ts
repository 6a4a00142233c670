import { type TSchema, Type } from "typebox";
import { json, protobuf } from "./bodies.js";
import type { Parameter } from "./routes-table.js";

/** Headers of whatever predicts. */
export const headers: Readonly<Record<string, Parameter>> = {
  "X-Deadline-Ms": {
    in: "header",
    description:
      "how many milliseconds the client will wait; it shortens the server's own deadline, never lengthens it",
    schema: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
  },
  "X-Request-Id": { in: "header", description: "a plain word of up to 128 characters; default: a new one" },
  traceparent: { in: "header", description: "W3C trace context: the answer and the log continue the trace" },
};

export const answerHeaders = {
  "X-Request-Id": "also in the log, and in the body of an error",
  "Server-Timing": "milliseconds in the queue, at a worker thread, and in all",
  traceparent: "the span of this answer, where the request had one",
};

/** What is true of every prediction. */
export const notes = `Options are fields of JSON and protobuf bodies; with all other bodies they stand in the query. Accept chooses
the type of the answer: ${json} (the default) or ${protobuf}. Content-Encoding may be gzip, deflate or br.`;

/** Options as parameters of a query. */
export function inQuery(
  options: Readonly<Record<string, TSchema & { readonly title?: string }>>,
): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(options).map(([name, schema]) => [
      name,
      { in: "query" as const, description: schema.title ?? name, schema },
    ]),
  );
}
