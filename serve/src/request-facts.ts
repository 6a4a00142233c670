import type { Response } from "express";

/** What is known of one request: its line in the log, its part in the metrics and its span are made of this. */
export interface RequestFacts {
  /** From `performance.now()`. */
  readonly startedAt: number;
  /** A route, where the request ended before it came to one. */
  route?: string;
  /** Name of the model that was chosen. */
  model?: string;
  version?: string;
  /** Instances in the request. */
  rows?: number;
  queueMs?: number;
  computeMs?: number;
  /** When the last score came, from `performance.now()`. */
  settledAt?: number;
  /** Code of the error that was answered. */
  error?: string;
  /** Trace and span of W3C trace context, where the client sent one or spans are exported. */
  traceId?: string;
  spanId?: string;
}

/** Begins the facts of a request. */
export function beginFacts(res: Response): RequestFacts {
  const facts: RequestFacts = { startedAt: performance.now() };
  res.locals.facts = facts;
  return facts;
}

/** The facts of a request, to add to them; without an observer in front of the route nobody reads them. */
export function factsOf(res: Response): RequestFacts {
  const facts: RequestFacts | undefined = res.locals.facts;
  return facts ?? beginFacts(res);
}
