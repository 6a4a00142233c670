import { isIP } from "node:net";
import type { Request, RequestHandler } from "express";
import { errors } from "./errors.js";
import { hashKey, type KeySet } from "./keys.js";

export interface AccessOptions {
  /** Who may predict; with none of these everybody may. */
  readonly apiKeys: KeySet;
  /** Who may change the state of the server, and predict; with none of these only this machine may change it. */
  readonly adminKeys: KeySet;
}

/** Says who may do what. */
export interface Access {
  /** In front of every route: whatever is not read with GET or HEAD needs a key, where keys are set. */
  readonly requireKey: RequestHandler;
  /** In front of a route that changes the state of the server. */
  readonly requireAdmin: RequestHandler;
  /** A name for whoever holds a key, which does not tell the key; nothing for all others. */
  holder(req: Request): string | undefined;
}

const readers = new Set(["GET", "HEAD", "OPTIONS"]);

/** Reads keys from `Authorization: Bearer <key>` or `X-API-Key: <key>`. */
export function createAccess({ apiKeys, adminKeys }: AccessOptions): Access {
  return {
    requireKey: (req, _res, next) => {
      if (apiKeys.size > 0 && !readers.has(req.method)) {
        const hash = presentedHash(req);
        if (!hash || !(apiKeys.has(hash) || adminKeys.has(hash))) throw errors.unauthorized(refusal(hash));
      }
      next();
    },
    requireAdmin: (req, _res, next) => {
      if (adminKeys.size === 0) {
        if (!isFromThisMachine(req)) throw errors.forbidden("without ZOO_ADMIN_KEYS only this machine may do this");
      } else {
        const hash = presentedHash(req);
        if (hash && apiKeys.has(hash) && !adminKeys.has(hash)) throw errors.forbidden("this key may only predict");
        if (!hash || !adminKeys.has(hash)) throw errors.unauthorized(refusal(hash));
      }
      next();
    },
    holder: (req) => {
      const hash = presentedHash(req);
      return hash && (apiKeys.has(hash) || adminKeys.has(hash)) ? hash.toString("base64url") : undefined;
    },
  };
}

function presentedHash({ headers }: Request): Buffer | undefined {
  const [, bearer] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? "") ?? [];
  const key = bearer ?? headers["x-api-key"];
  return typeof key === "string" && key !== "" ? hashKey(key) : undefined;
}

function refusal(hash: Buffer | undefined): string {
  const expected = "expected a key in Authorization: Bearer or X-API-Key";
  return hash ? `${expected}, got one that is not known` : `${expected}, got none`;
}

/**
 * Tells whether a program on this machine asks for itself: not a proxy for others, and not a web page that the user of
 * this machine happens to look at (it sends an Origin, and after a rebinding of its name another Host). This server's own
 * page may read with GET, for which a browser sends no Origin.
 */
function isFromThisMachine({ headers, socket }: Request): boolean {
  const isProxied = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => headers[name] !== undefined);
  const site = headers["sec-fetch-site"] ?? "none";
  const isFromPage = headers.origin !== undefined || (site !== "none" && site !== "same-origin");
  return isLoopback(socket.remoteAddress ?? "") && isLoopback(hostName(headers.host)) && !isProxied && !isFromPage;
}

/** Tells whether a host name or address means this machine only. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^::ffff:/i, "");
  return address === "localhost" || address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
}

/** Of a Host header. */
function hostName(host = ""): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
}
