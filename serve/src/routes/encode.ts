import { availableParallelism } from "node:os";
import { digitFromImage, digitSide } from "@rnn-zoo/models";
import { type RequestHandler, Router, raw } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { createGate } from "../gate.js";
import { limitUploads } from "../upload-budget.js";

export interface EncodeParts {
  readonly isDraining: () => boolean;
  /** Of a body, after decompression. */
  readonly maxBodyBytes: number;
}

const pictureTypes = ["image/png", "image/jpeg", "image/webp"];
const uploadsAtOnce = 32; // bodies of the largest size that may be in memory together
const picturesWaiting = 256; // pictures that may wait to be decoded

/**
 * POST /encode/digit: a picture as the digit models see it, as the `instances` of a request to POST /predict/digit. So
 * one can show what a model was asked, and ask several models about exactly the same.
 */
export function encodeRoutes({ isDraining, maxBodyBytes }: EncodeParts): Router {
  const router = Router();
  const readBody = raw({ limit: maxBodyBytes, type: pictureTypes });
  const refuseEarly: RequestHandler = (_req, _res, next) => {
    if (isDraining()) throw errors.draining();
    next();
  };
  router
    .route("/encode/digit")
    .post(refuseEarly, limitUploads(maxBodyBytes, uploadsAtOnce * maxBodyBytes), readBody, encodeDigit())
    .all(allowMethods("POST"));
  return router;
}

function encodeDigit(): RequestHandler {
  const pictures = createGate(availableParallelism(), picturesWaiting, errors.picturesFull);
  return async (req, res) => {
    const body: unknown = req.body;
    if (!req.is(pictureTypes)) throw errors.unsupportedType(req.headers["content-type"], pictureTypes);
    if (!Buffer.isBuffer(body) || body.length === 0) throw errors.emptyBody();
    const pixels = await pictures.run(async () => {
      if (req.socket.destroyed) throw errors.clientGone();
      return digitFromImage(body, "body");
    });
    res.json({ instances: [rowsOf(pixels)] });
  };
}

/** @param pixels uint8 [28, 28], flat */
function rowsOf(pixels: Uint8Array): number[][] {
  return Array.from({ length: digitSide }, (_, row) =>
    Array.from(pixels.subarray(row * digitSide, (row + 1) * digitSide)),
  );
}
