import type { Server, ServerOptions } from "node:http";
import { endIdleSockets, type IdleLimits } from "./idle-sockets.js";
import type { OpenAnswers } from "./open-answers.js";

/** How long a client may take, and how many there may be. */
export interface SocketLimits extends IdleLimits {
  /** For the head of a request to arrive. */
  readonly headersMs: number;
  /** For the whole of a request to arrive. */
  readonly requestMs: number;
  readonly maxConnections: number;
}

/** How long a connection stays open without a request: longer than a proxy keeps it, so that the proxy ends it. */
export const keepAliveSeconds = 65;

const maxHeaders = 100; // what comes after these is left out

/** @param deadlineMs of a prediction: a connection that waits for one is not idle */
export function defaultSocketLimits(maxConnections: number, deadlineMs: number): SocketLimits {
  return {
    headersMs: 20_000,
    requestMs: 60_000,
    keepAliveMs: 1_000 * keepAliveSeconds,
    idleMs: Math.max(120_000, deadlineMs + 10_000),
    maxConnections,
    checkMs: 2_000,
  };
}

/** The part that a server must be created with. */
export function socketOptions({ headersMs, requestMs, checkMs }: SocketLimits): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: 0, // nor `timeout`: see idle-sockets.ts
    connectionsCheckingInterval: checkMs,
  };
}

/** The rest. A connection above the limit is closed as it comes. */
export function limitSockets(server: Server, answers: OpenAnswers, limits: SocketLimits): void {
  server.maxConnections = limits.maxConnections;
  server.maxHeadersCount = maxHeaders;
  endIdleSockets(server, answers, limits);
}
