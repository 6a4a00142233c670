import { digitSide } from "@rnn-zoo/models";
import { type RequestHandler, Router } from "express";
import { allowMethods } from "../error-handler.js";
import { errors } from "../errors.js";
import type { Reception } from "../predict/reception.js";
import { mediaType } from "../predict/surface.js";

const pictureTypes = ["image/png", "image/jpeg", "image/webp"];

/**
 * POST /encode/digit: a picture as the digit models see it, as the `instances` of a request to POST /predict/digit. So
 * one can show what a model was asked, and ask several models about exactly the same.
 */
export function encodeRoutes(reception: Reception): Router {
  const router = Router();
  router.route("/encode/digit").post(encodeDigit(reception)).all(allowMethods("POST"));
  return router;
}

function encodeDigit(reception: Reception): RequestHandler {
  return async (req, res) => {
    reception.demandOpen();
    const contentType = req.headers["content-type"];
    if (!pictureTypes.includes(mediaType(contentType))) throw errors.unsupportedType(contentType, pictureTypes);
    res.json({ instances: [rowsOf(await reception.readPicture(req))] });
  };
}

/** @param pixels uint8 [28, 28], flat */
function rowsOf(pixels: Uint8Array): number[][] {
  return Array.from({ length: digitSide }, (_, row) =>
    Array.from(pixels.subarray(row * digitSide, (row + 1) * digitSide)),
  );
}
