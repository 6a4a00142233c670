import { type RequestHandler, type Response, Router, raw } from "express";
import type { Logger } from "pino";
import type { Batcher } from "../batcher.js";
import { isDigitType, readDigitRequest } from "../digit-request.js";
import { digitResponse, type Payload } from "../digit-response.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { Registry } from "../registry.js";
import { requestIdOf } from "../request-id.js";
import { digitTask } from "../tasks.js";

export interface PredictParts {
  readonly registry: Registry;
  readonly batcher: Pick<Batcher, "submit">;
  readonly isDraining: () => boolean;
  /** Of a body, after decompression. */
  readonly maxBodyBytes: number;
  /** Instances in one request. */
  readonly maxRows: number;
  readonly logger: Logger;
}

/** POST /predict/digit */
export function predictRoutes(parts: PredictParts): Router {
  const router = Router();
  const readBody = raw({ limit: parts.maxBodyBytes, type: (req) => isDigitType(req.headers["content-type"]) });
  router
    .route("/predict/digit")
    .post(refuseWhile(parts.isDraining), readBody, predictDigit(parts))
    .all(allowMethods("POST"));
  return router;
}

/** Before the body is read: what has been accepted is answered, what comes now goes elsewhere. */
function refuseWhile(isDraining: () => boolean): RequestHandler {
  return (_req, _res, next) => {
    if (isDraining()) throw errors.draining();
    next();
  };
}

function predictDigit({ registry, batcher, maxRows, logger }: PredictParts): RequestHandler {
  return async (req, res) => {
    const startedAt = performance.now();
    const { headers } = req;
    const request = await readDigitRequest(headers["content-type"], req.body, queryOf(req.url), maxRows);
    const { key, entry } = registry.choose("digit", request.model, request.version);
    if (res.destroyed) throw errors.clientGone();
    const { scores, queueMs, computeMs } = await batcher.submit({ key, ...digitTask }, request.pixels, (leave) =>
      res.once("close", leave),
    );
    const payload = digitResponse(headers.accept, entry.name, entry.version, scores);
    const totalMs = performance.now() - startedAt;
    const timing = `queue;dur=${ms(queueMs)}, compute;dur=${ms(computeMs)}, total;dur=${ms(totalMs)}`;
    send(res, payload, timing);
    if (logger.isLevelEnabled("debug")) {
      const rows = scores.length / digitTask.outputs;
      logger.debug({ requestId: requestIdOf(res), model: key, rows, queueMs, computeMs, totalMs }, "predicted");
    }
  };
}

const noQuery = new URLSearchParams();

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return start < 0 ? noQuery : new URLSearchParams(url.slice(start + 1));
}

function ms(duration: number): string {
  return duration.toFixed(3);
}

/** Without res.send, which costs a fifth of a small prediction. */
function send(res: Response, { type, body }: Payload, timing: string): void {
  res.writeHead(200, {
    "content-type": type,
    "content-length": typeof body === "string" ? Buffer.byteLength(body) : body.length,
    "server-timing": timing,
  });
  res.end(body);
}
