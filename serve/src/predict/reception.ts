import { availableParallelism } from "node:os";
import { digitFromImage, type ImageReader } from "@rnn-zoo/models";
import type { Request } from "express";
import { errors } from "../errors.js";
import { tellToGoOn } from "../expectations.js";
import { createGate } from "../gate.js";
import { demandEncoding, readBody } from "../read-body.js";
import { createUploadBudget } from "../upload-budget.js";
import { createCrew } from "./crew.js";
import { mediaType, type Surface, type TaskRequest } from "./surface.js";

export interface ReceptionParts {
  readonly isDraining: () => boolean;
  /** Worker threads that can work. */
  readonly threads: () => number;
  /** Of a body, after decompression. */
  readonly maxBodyBytes: number;
  /** Instances in one request. */
  readonly maxRows: number;
}

/** Takes the bodies of all routes that predict, within common limits. */
export interface Reception {
  /**
   * Comes first in such a route: what has been accepted is answered, what comes now goes elsewhere.
   * @throws ServeError draining, no_worker
   */
  demandOpen(): void;
  /**
   * Reads a body by its Content-Type.
   * @throws ServeError or InvalidInputError where it is not what the surface takes
   */
  read<P extends object>(req: Request, surface: Surface<P>): Promise<TaskRequest<P>>;
  /**
   * Reads a body that is a picture.
   * @returns uint8 [28, 28], flat, as the digit models see it
   */
  readPicture(req: Request): Promise<Uint8Array>;
}

const uploadsAtOnce = 32; // bodies of the largest size that may be in memory together
const picturesWaiting = 256; // pictures that may wait to be decoded

export function createReception(parts: ReceptionParts): Reception {
  const { maxBodyBytes, maxRows } = parts;
  const crew = createCrew();
  const uploads = createUploadBudget(maxBodyBytes, uploadsAtOnce * maxBodyBytes);
  const pictures = createGate(availableParallelism(), picturesWaiting, errors.picturesFull);
  const imageReader = (req: Request): ImageReader => {
    return (bytes, path) =>
      pictures.run(async () => {
        if (req.socket.destroyed) throw errors.clientGone();
        return digitFromImage(bytes, path);
      });
  };

  async function take(req: Request): Promise<Buffer> {
    demandEncoding(req.headers);
    const giveBack = uploads.reserve(req.headers);
    tellToGoOn(req, req.res);
    try {
      return await readBody(req, maxBodyBytes);
    } finally {
      giveBack();
    }
  }

  return {
    demandOpen: () => {
      if (parts.isDraining()) throw errors.draining();
      if (parts.threads() === 0) throw errors.noWorker();
    },
    read: async (req, surface) => {
      const contentType = req.headers["content-type"] ?? "";
      const read = surface.readers.get(mediaType(contentType));
      if (!read) throw errors.unsupportedType(req.headers["content-type"], [...surface.readers.keys()]);
      const body = await take(req);
      return read(body, { contentType, query: queryOf(req.url), maxRows, readImage: imageReader(req), crew });
    },
    readPicture: async (req) => imageReader(req)(await take(req), "body"),
  };
}

const noQuery = new URLSearchParams();

/** The query of an address. */
export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return start < 0 ? noQuery : new URLSearchParams(url.slice(start + 1));
}
