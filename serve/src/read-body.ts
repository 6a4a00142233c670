import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { isNativeError } from "node:util/types";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import getRawBody from "raw-body";
import { errors } from "./errors.js";

const inflaters = new Map<string, () => NodeJS.ReadWriteStream & Readable>([
  ["gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/**
 * Reads a whole body, and inflates it.
 * @param maxBytes after inflation; at one byte more the request is refused, and the rest is not waited for
 * @throws ServeError body_too_large, unsupported_encoding, empty_body, or what raw-body throws
 */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  const body =
    encoding === "identity"
      ? await getRawBody(req, { limit: maxBytes, length: req.headers["content-length"] ?? null })
      : await inflated(req, encoding, maxBytes);
  if (body.length === 0) throw errors.emptyBody();
  return body;
}

async function inflated(req: IncomingMessage, encoding: string, maxBytes: number): Promise<Buffer> {
  const inflater = inflaters.get(encoding)?.();
  if (!inflater) throw errors.unsupportedEncoding();
  const leave = () => inflater.destroy(errors.clientGone());
  req.once("aborted", leave);
  try {
    return await getRawBody(req.pipe(inflater), { limit: maxBytes });
  } catch (error) {
    if (isNativeError(error) && "errno" in error) throw errors.unreadableBody(error.message); // zlib's
    throw error;
  } finally {
    req.off("aborted", leave);
    req.unpipe(inflater);
    inflater.on("error", () => undefined).destroy();
  }
}
