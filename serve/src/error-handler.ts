import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { errors, QueueFullError, toServeError } from "./errors.js";
import type { HoldBack } from "./hold-back.js";
import { linger } from "./linger.js";
import { jsonType } from "./predict/answer.js";
import { factsOf } from "./request-facts.js";
import { requestIdOf } from "./request-id.js";

/** Answers what was thrown anywhere: `{error: {code, message, requestId, details?}}`. Inner detail goes to the log. */
export function createErrorHandler(logger: Logger, holdBack: HoldBack): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const { status, code, message, details, headers, cause } = toServeError(error);
    const requestId = requestIdOf(res);
    factsOf(res).error = code;
    if (status === 500) logger.error({ err: cause, requestId }, message);
    if (res.destroyed) return; // nobody is there to read it
    if (res.headersSent) {
      res.destroy(); // half an answer must not look like a whole one
      return;
    }
    linger(req, res);
    if (error instanceof QueueFullError) holdBack.hold(error.key, req, res);
    const body = JSON.stringify({ error: { code, message, requestId, ...(details && { details }) } });
    const length = String(Buffer.byteLength(body));
    res.writeHead(status, ["content-type", jsonType, "content-length", length, ...Object.entries(headers).flat()]);
    res.end(body);
  };
}

/**
 * In front of every route: refuses what Node would refuse without a body. RFC 9112 demands a Host header of HTTP/1.1; of
 * what a client may expect, whoever reads its body meets `100-continue`, and nobody meets the rest.
 */
export const checkHead: RequestHandler = ({ headers: { host, expect }, httpVersion }, _res, next) => {
  if (host === undefined && httpVersion === "1.1") throw errors.malformedRequest("expected a Host header");
  if (expect !== undefined && expect.toLowerCase() !== "100-continue") throw errors.expectationFailed(expect);
  next();
};

/** For what no route has answered. */
export const refuseUnknownRoute: RequestHandler = (req) => {
  throw errors.unknownRoute(req.method, req.path);
};

/** For the other methods of a route. */
export function allowMethods(allow: string): RequestHandler {
  return (req, res) => {
    if (req.method !== "OPTIONS") throw errors.methodNotAllowed(req.method, allow);
    res.set("allow", allow).status(204).end();
  };
}
