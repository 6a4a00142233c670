import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const sane = /^[\w.:-]{1,128}$/;

/** Puts an id on every answer: the client's own `x-request-id` where it is a plain word, else a new one. */
export const giveRequestId: RequestHandler = (req, res, next) => {
  const given = req.headers["x-request-id"];
  res.setHeader("x-request-id", typeof given === "string" && sane.test(given) ? given : randomUUID());
  next();
};

/** The id that `giveRequestId` put on an answer. */
export function requestIdOf(res: Response): string {
  return String(res.getHeader("x-request-id"));
}
