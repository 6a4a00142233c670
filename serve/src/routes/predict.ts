import { availableParallelism } from "node:os";
import { digitFromImage, type ImageReader } from "@rnn-zoo/models";
import { type RequestHandler, type Response, Router, raw } from "express";
import type { Logger } from "pino";
import type { Batcher } from "../batcher.js";
import { createClientWatch } from "../client-watch.js";
import { readDeadline } from "../deadline-header.js";
import { isDigitType, readDigitRequest } from "../digit-request.js";
import { digitResponse, type Payload } from "../digit-response.js";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { createGate } from "../gate.js";
import type { Registry } from "../registry.js";
import { requestIdOf } from "../request-id.js";
import { digitTask } from "../tasks.js";
import { limitUploads } from "../upload-budget.js";

export interface PredictParts {
  readonly registry: Registry;
  readonly batcher: Pick<Batcher, "submit">;
  readonly isDraining: () => boolean;
  /** Worker threads that can work. */
  readonly threads: () => number;
  /** Of a body, after decompression. */
  readonly maxBodyBytes: number;
  /** Instances in one request. */
  readonly maxRows: number;
  readonly logger: Logger;
}

const uploadsAtOnce = 32; // bodies of the largest size that may be in memory together
const picturesWaiting = 256; // pictures that may wait to be decoded

/** POST /predict/digit */
export function predictRoutes(parts: PredictParts): Router {
  const { maxBodyBytes } = parts;
  const router = Router();
  const readBody = raw({ limit: maxBodyBytes, type: (req) => isDigitType(req.headers["content-type"]) });
  router
    .route("/predict/digit")
    .post(refuseEarly(parts), limitUploads(maxBodyBytes, uploadsAtOnce * maxBodyBytes), readBody, predictDigit(parts))
    .all(allowMethods("POST"));
  return router;
}

/** Before the body is read: what has been accepted is answered, what comes now goes elsewhere. */
function refuseEarly({ isDraining, threads }: PredictParts): RequestHandler {
  return (_req, _res, next) => {
    if (isDraining()) throw errors.draining();
    if (threads() === 0) throw errors.noWorker();
    next();
  };
}

function predictDigit({ registry, batcher, maxRows, logger }: PredictParts): RequestHandler {
  const clients = createClientWatch();
  const pictures = createGate(availableParallelism(), picturesWaiting, errors.picturesFull);
  return async (req, res) => {
    const startedAt = performance.now();
    const { headers, socket } = req;
    const deadline = readDeadline(headers);
    const readImage: ImageReader = (bytes, path) =>
      pictures.run(async () => {
        if (socket.destroyed) throw errors.clientGone();
        return digitFromImage(bytes, path);
      });
    const options = { query: queryOf(req.url), maxRows, readImage };
    const request = await readDigitRequest(headers["content-type"], req.body, options);
    const { key, entry } = registry.choose("digit", request.model, request.version);
    if (socket.destroyed) throw errors.clientGone();
    let forget: () => void = () => undefined;
    const { scores, queueMs, computeMs } = await batcher
      .submit(
        { key, ...digitTask },
        request.pixels,
        (leave) => {
          forget = clients.watch(socket, leave);
        },
        deadline,
      )
      .finally(() => forget());
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
