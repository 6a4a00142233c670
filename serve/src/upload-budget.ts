import type { IncomingHttpHeaders } from "node:http";
import { errors } from "./errors.js";

const identity = "identity";

/** Bounds the memory of bodies that are being read. */
export interface UploadBudget {
  /**
   * Reserves what a body may take: its Content-Length, or the most that a body may be where it is compressed or has
   * none.
   * @returns gives it back
   * @throws ServeError body_too_large before a byte is read, uploads_full where that much is no longer free
   */
  reserve(headers: IncomingHttpHeaders): () => void;
}

/**
 * @param maxBodyBytes the most that one body may be
 * @param budgetBytes the most that all may be together
 */
export function createUploadBudget(maxBodyBytes: number, budgetBytes: number): UploadBudget {
  let reserved = 0;
  return {
    reserve: (headers) => {
      const length = Number(headers["content-length"] ?? maxBodyBytes);
      if (length > maxBodyBytes) throw errors.bodyTooLarge(maxBodyBytes);
      const isPlain = (headers["content-encoding"] ?? identity) === identity;
      const bytes = isPlain ? length : maxBodyBytes;
      if (reserved + bytes > budgetBytes) throw errors.uploadsFull();
      reserved += bytes;
      return () => {
        reserved -= bytes;
      };
    },
  };
}
