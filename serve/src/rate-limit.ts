import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { errors } from "./errors.js";
import { probeRoutes } from "./probe-routes.js";

const windowMs = 60_000;

/**
 * Limits the requests of each key and, without a known key, of each address (of IPv6 each /56 network): that
 * of the peer, or the one that a trusted proxy tells.
 * @param perMinute requests; each process of a cluster counts its own
 * @param holder names whoever holds a key
 */
export function limitRate(perMinute: number, holder: (req: Request) => string | undefined): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: "draft-7",
    legacyHeaders: false,
    keyGenerator: (req) => holder(req) ?? ipKeyGenerator(req.ip ?? ""),
    skip: ({ path }) => probeRoutes.has(path),
    handler: (_req, res, next) => {
      next(errors.rateLimited(perMinute, Number(res.getHeader("retry-after")) || windowMs / 1000));
    },
  });
}
