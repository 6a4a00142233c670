import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const sane = /^[\w.:-]{1,128}$/;

/** Gives every request an id: the client's own `x-request-id` where it is a plain word, else a new one. */
export const giveRequestId: RequestHandler = (req, res, next) => {
  const given = req.headers["x-request-id"];
  res.locals.requestId = typeof given === "string" && sane.test(given) ? given : randomUUID();
  next();
};

/** The id that `giveRequestId` gave. */
export function requestIdOf({ locals }: Pick<Response, "locals">): string {
  return String(locals.requestId);
}
