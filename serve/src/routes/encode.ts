import { availableParallelism } from "node:os";
import { digitFromImage, digitSide } from "@rnn-zoo/models";
import { type RequestHandler, Router } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import { createGate } from "../gate.js";
import { mediaType } from "../predict/surface.js";
import { readBody } from "../read-body.js";
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
export function encodeRoutes(parts: EncodeParts): Router {
  const { isDraining, maxBodyBytes } = parts;
  const router = Router();
  const refuseEarly: RequestHandler = (_req, _res, next) => {
    if (isDraining()) throw errors.draining();
    next();
  };
  router
    .route("/encode/digit")
    .post(refuseEarly, limitUploads(maxBodyBytes, uploadsAtOnce * maxBodyBytes), encodeDigit(parts))
    .all(allowMethods("POST"));
  return router;
}

function encodeDigit({ maxBodyBytes }: EncodeParts): RequestHandler {
  const pictures = createGate(availableParallelism(), picturesWaiting, errors.picturesFull);
  return async (req, res) => {
    const contentType = req.headers["content-type"];
    if (!pictureTypes.includes(mediaType(contentType))) throw errors.unsupportedType(contentType, pictureTypes);
    const body = await readBody(req, maxBodyBytes);
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
