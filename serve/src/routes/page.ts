import type { ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { Router } from "express";
import sirv from "sirv";
import { allowMethods } from "../error-handler.js";

/** Where `npm run build` puts the page. */
export const builtPage = fileURLToPath(new URL("../web", import.meta.url));

const readers = new Set(["GET", "HEAD"]);

/** The page loads nothing from elsewhere and runs no inline code. Pictures and sounds that a person drops are blobs. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * GET /: the page. Files below assets/ carry a hash of their content in the name and may be kept for ever.
 * @param folder what the build wrote; read once, when the routes are made
 */
export function pageRoutes(folder: string): Router {
  const router = Router();
  // No ETag: sirv answers 304 without `setHeaders`, and a browser would take the other headers for those of the page.
  const files = sirv(folder, { gzip: true, brotli: true, setHeaders });
  router.use((req, res, next) => (readers.has(req.method) ? files(req, res, next) : next())); // sirv answers any method
  const refuse = allowMethods("GET, HEAD");
  router.route("/").all((req, res, next) => (readers.has(req.method) ? next() : refuse(req, res, next)));
  return router;
}

function setHeaders(res: ServerResponse, path: string): void {
  const isHashed = path.startsWith("/assets/");
  res.setHeader("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  res.setHeader("content-security-policy", contentSecurityPolicy);
  res.setHeader("permissions-policy", "microphone=(self), camera=(), geolocation=()");
}
