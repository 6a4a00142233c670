import type { Server, ServerOptions } from "node:http";

/** How long a client may take, and how many there may be. */
export interface SocketLimits {
  /** For the head of a request to arrive. */
  readonly headersMs: number;
  /** For the whole of a request to arrive. */
  readonly requestMs: number;
  /** Without a request on an open connection. */
  readonly keepAliveMs: number;
  /** Without a byte in either direction, also while an answer is computed or is not taken. */
  readonly idleMs: number;
  readonly maxConnections: number;
  /** How often heads and requests that are late are looked for. */
  readonly checkMs: number;
}

const maxHeaders = 100; // what comes after these is left out

/** @param deadlineMs of a prediction: a connection that waits for one is not idle */
export function defaultSocketLimits(maxConnections: number, deadlineMs: number): SocketLimits {
  return {
    headersMs: 20_000,
    requestMs: 60_000,
    keepAliveMs: 65_000, // longer than a proxy keeps a connection, so that the proxy ends it
    idleMs: Math.max(120_000, deadlineMs + 10_000),
    maxConnections,
    checkMs: 2_000,
  };
}

/** The part that a server must be created with. */
export function socketOptions({ headersMs, requestMs, keepAliveMs, checkMs }: SocketLimits): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkMs,
  };
}

/** The rest. A connection above the limit is closed as it comes. */
export function limitSockets(server: Server, { idleMs, maxConnections }: SocketLimits): void {
  server.timeout = idleMs;
  server.maxConnections = maxConnections;
  server.maxHeadersCount = maxHeaders;
}
