import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import cors from "cors";
import type { Express, RequestHandler, Response } from "express";
import helmet from "helmet";
import { requestIdOf } from "./request-id.js";
import { keepAliveSeconds } from "./socket-limits.js";

export interface HeaderOptions {
  /** Web pages of these origins may read the answers; "*" is any. */
  readonly corsOrigins: readonly string[];
  readonly tls: boolean;
}

/**
 * Puts headers on every answer of an app when its head is written: the request id, and those of helmet for answers that
 * are data: a browser must not show, run or frame them. They are the same on every answer, so helmet is asked once. What
 * a route has set stays; but a list of headers that it gives to `writeHead` must not name them. A connection that stays
 * open says for how long (RFC 2068, 19.7.1), which Node says only where it keeps that time itself.
 *
 * To set them one by one takes a quarter of the time of a small prediction; in one list with those of the route, a
 * twentieth.
 */
export function dressAnswers({ response }: Express, options: HeaderOptions): void {
  const headers = headersOf(options);
  const flat = headers.flat();
  const { writeHead } = response;
  Object.assign(response, {
    writeHead(this: Response, status: number, ...rest: unknown[]): Response {
      const [list] = rest;
      if (Array.isArray(list)) {
        const all = [...flat, "x-request-id", requestIdOf(this), ...list];
        if (staysOpen(this)) all.push("keep-alive", keepAlive);
        return Reflect.apply(writeHead, this, [status, all]);
      }
      for (const [name, value] of headers) if (!this.hasHeader(name)) this.setHeader(name, value);
      this.setHeader("x-request-id", requestIdOf(this));
      if (staysOpen(this)) this.setHeader("keep-alive", keepAlive);
      return Reflect.apply(writeHead, this, [status, ...rest]);
    },
  });
}

const keepAlive = `timeout=${keepAliveSeconds}`;

/** Node decides when the head is written: it ends what came with `Expect`, and HTTP/1.0 where no length is said. */
function staysOpen(answer: Response): boolean {
  const { headers, httpVersion } = answer.req;
  const mayStay = answer.shouldKeepAlive && httpVersion === "1.1" && headers.expect === undefined;
  return mayStay && !answer.hasHeader("connection");
}

function headersOf({ corsOrigins, tls }: HeaderOptions): readonly (readonly [string, string])[] {
  return setBy(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
      },
      crossOriginResourcePolicy: { policy: corsOrigins.length > 0 ? "cross-origin" : "same-origin" },
      strictTransportSecurity: tls && { maxAge: 31_536_000 }, // seconds
      crossOriginOpenerPolicy: false, // for pages
      originAgentCluster: false, // likewise
      xDownloadOptions: false, // for Internet Explorer
      xXssProtection: false, // likewise
      xPermittedCrossDomainPolicies: false, // for Flash
      xDnsPrefetchControl: false, // the policy above leaves nothing to prefetch
    }),
  );
}

/** Lets web pages of other origins ask; where none is named, nothing is added. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return cors({
    origin: origins.includes("*") ? "*" : [...origins],
    methods: ["GET", "HEAD", "POST"],
    exposedHeaders: ["x-request-id", "server-timing", "retry-after", "traceparent"],
    maxAge: 600, // seconds that a browser may remember it
  });
}

/** What a middleware sets on an answer. */
function setBy(middleware: ReturnType<typeof helmet>): readonly (readonly [string, string])[] {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  middleware(res.req, res, () => undefined);
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}
