import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
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

const identity = "identity"; // a body as it is

/** @throws ServeError unsupported_encoding where `readBody` could not read such a body */
export function demandEncoding(headers: IncomingHttpHeaders): void {
  const encoding = encodingOf(headers);
  if (encoding !== identity && !inflaters.has(encoding)) throw errors.unsupportedEncoding();
}

function encodingOf(headers: IncomingHttpHeaders): string {
  return (headers["content-encoding"] ?? identity).toLowerCase();
}

/**
 * Reads a whole body, and inflates it.
 * @param maxBytes after inflation; at one byte more the request is refused, and the rest is not waited for
 * @throws ServeError body_too_large, unsupported_encoding, empty_body, client_gone, or what raw-body throws
 */
export function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = encodingOf(req.headers);
  return encoding === identity ? plain(req, maxBytes) : inflated(req, encoding, maxBytes);
}

/** As raw-body does, at half of its cost: a body that came in one piece is not copied. */
function plain(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const take = (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > maxBytes) fail(errors.bodyTooLarge(maxBytes));
      else pieces.push(piece);
    };
    const finish = () => {
      if (bytes === 0) reject(errors.emptyBody());
      else resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, bytes));
    };
    const fail = (error: Error) => {
      req.off("data", take).off("end", finish).pause();
      pieces.length = 0; // the request may linger
      reject(error);
    };
    req.on("data", take);
    req.on("end", finish);
    req.on("error", () => fail(errors.clientGone())); // also of a client that leaves
    if (req.destroyed) fail(errors.clientGone());
  });
}

async function inflated(req: IncomingMessage, encoding: string, maxBytes: number): Promise<Buffer> {
  const inflater = inflaters.get(encoding)?.();
  if (!inflater) throw errors.unsupportedEncoding();
  const leave = () => inflater.destroy(errors.clientGone());
  req.once("aborted", leave);
  try {
    const body = await getRawBody(req.pipe(inflater), { limit: maxBytes });
    if (body.length === 0) throw errors.emptyBody();
    return body;
  } catch (error) {
    if (isNativeError(error) && "errno" in error) throw errors.unreadableBody(error.message); // zlib's
    throw error;
  } finally {
    req.off("aborted", leave);
    req.unpipe(inflater);
    inflater.on("error", () => undefined).destroy();
  }
}
