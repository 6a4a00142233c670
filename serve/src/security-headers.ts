import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import cors from "cors";
import type { RequestHandler } from "express";
import helmet from "helmet";

export interface HeaderOptions {
  /** Web pages of these origins may read the answers; "*" is any. */
  readonly corsOrigins: readonly string[];
  readonly tls: boolean;
}

/**
 * The headers of helmet, for answers that are data: a browser must not show, run or frame them. They are the same on
 * every answer, so helmet is asked once. A route that answers with a page replaces `content-security-policy`.
 */
export function securityHeaders({ corsOrigins, tls }: HeaderOptions): RequestHandler {
  const headers = headersOf(
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
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
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

function headersOf(middleware: ReturnType<typeof helmet>): readonly (readonly [string, string])[] {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  middleware(res.req, res, () => undefined);
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}
