import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { Metrics } from "./metrics.js";
import { probeRoutes } from "./probe-routes.js";
import { beginFacts, type RequestFacts } from "./request-facts.js";
import { requestIdOf } from "./request-id.js";
import { requestLines } from "./request-line.js";
import type { OpenSpan, Spans } from "./spans.js";
import { formatTraceparent, newSpanId, parseTraceparent } from "./trace-context.js";

export interface ObserveParts {
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
  /** Where spans are exported. */
  readonly spans?: Spans | undefined;
}

/**
 * Watches each request to its end: then it gets a line in the log, a place in the metrics and, where they are exported,
 * a span. It knows what was added to `factsOf`; no body, key, address or path of a client gets into any of them.
 */
export function createObserver({ logger, metrics, spans }: ObserveParts): RequestHandler {
  const writeLine = requestLines(logger);
  return (req, res, next) => {
    const facts = beginFacts(res);
    const span = continueTrace(req, res, facts, spans);
    res.on("close", () => {
      const route = routeOf(req, facts);
      const totalMs = performance.now() - facts.startedAt;
      const status = res.headersSent ? res.statusCode : 499; // the client left before there was an answer
      if (status === 499) facts.error ??= "client_gone";
      metrics?.request(route, status, totalMs, facts);
      span?.end(facts, { method: req.method, route, status });
      const level = probeRoutes.has(route) && status < 400 ? "debug" : "info";
      writeLine(level, facts, { requestId: requestIdOf(res), method: req.method, route, status, totalMs });
    });
    next();
  };
}

/** The answer belongs to the client's trace: the same trace, a span of its own. */
function continueTrace(
  { headers: { traceparent } }: Request,
  res: Response,
  facts: RequestFacts,
  spans: Spans | undefined,
): OpenSpan | undefined {
  if (traceparent === undefined && !spans) return undefined;
  const parent = parseTraceparent(traceparent);
  const span = spans?.begin(parent);
  const context = span?.context ?? (parent && { ...parent, spanId: newSpanId() });
  if (!context) return undefined;
  facts.traceId = context.traceId;
  facts.spanId = context.spanId;
  res.setHeader("traceparent", formatTraceparent(context));
  return span;
}

/** As the documents write it, never as the client does: "/models/{name}". */
function routeOf(req: Request, { route }: RequestFacts): string {
  const path: unknown = req.route?.path;
  return typeof path === "string" ? req.baseUrl + documented(path) : (route ?? "unknown");
}

const documentedPaths = new Map<string, string>(); // a few routes, asked for at every request

/** "/models/:name" → "/models/{name}" */
function documented(path: string): string {
  const known = documentedPaths.get(path);
  if (known !== undefined) return known;
  const braced = path.replaceAll(/:(\w+)/g, "{$1}");
  documentedPaths.set(path, braced);
  return braced;
}
