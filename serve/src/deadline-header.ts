import type { IncomingHttpHeaders } from "node:http";
import { describeValue, InvalidInputError } from "@rnn-zoo/models";

const header = "x-deadline-ms";

/**
 * How long the client will wait for its prediction, where it says so: `X-Deadline-Ms: 250`. It shortens the deadline
 * of the server, and never lengthens it.
 * @throws InvalidInputError where it is no whole number of milliseconds from 1 up
 */
export function readDeadline(headers: IncomingHttpHeaders): { deadlineMs?: number } {
  const text = headers[header];
  if (text === undefined) return {};
  const deadlineMs = typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (deadlineMs < 1) {
    throw new InvalidInputError(`header ${header}`, "a whole number of milliseconds from 1 up", describeValue(text));
  }
  return { deadlineMs };
}
