import { createServer, IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Express } from "express";
import { answerBrokenRequests } from "./broken-requests.js";

/**
 * An HTTP server for an Express app.
 *
 * Express sets the prototype of every request and answer, and below Node 24 an object whose prototype has changed is
 * slow from then on. Here they are born with the prototypes that Express is about to set, so nothing changes.
 */
export function createLeanServer(app: Express): Server {
  const server = createBareServer(app);
  answerBrokenRequests(server);
  return server;
}

function createBareServer(app: Express): Server {
  if (Number.parseInt(process.versions.node, 10) >= 24) return createServer(app);
  class Request extends IncomingMessage {}
  class Answer extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Answer.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Answer.prototype });
  return createServer({ IncomingMessage: Request, ServerResponse: Answer }, app);
}
