import type { RequestHandler } from "express";
import { errors } from "./errors.js";

const identity = "identity";

/**
 * Bounds the memory of bodies that are being read: each request reserves what its body may take, and is refused where
 * that is no longer free. What a body takes is its Content-Length, or the most that a body may be where it is compressed
 * or has none. A Content-Length above that most is refused before a byte is read.
 * @param maxBodyBytes the most that one body may be
 * @param budgetBytes the most that all may be together
 */
export function limitUploads(maxBodyBytes: number, budgetBytes: number): RequestHandler {
  let reserved = 0;
  return (req, _res, next) => {
    const length = Number(req.headers["content-length"] ?? maxBodyBytes);
    if (length > maxBodyBytes) throw errors.bodyTooLarge(maxBodyBytes);
    const isPlain = (req.headers["content-encoding"] ?? identity) === identity;
    const bytes = isPlain ? length : maxBodyBytes;
    if (reserved + bytes > budgetBytes) throw errors.uploadsFull();
    reserved += bytes;
    let held = true;
    const release = () => {
      if (held) reserved -= bytes;
      held = false;
    };
    req.on("end", release);
    req.on("close", release);
    next();
  };
}
