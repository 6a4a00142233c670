import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { SecureContextOptions } from "node:tls";
import type { Express } from "express";
import { letArrive } from "./arrivals.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { leaveExpectations } from "./expectations.js";
import { answerHalfOpen } from "./half-open.js";
import { type OpenAnswers, trackAnswers } from "./open-answers.js";

interface LeanServer {
  readonly server: Server;
  /** What it has not answered yet. */
  readonly answers: OpenAnswers;
}

/**
 * An HTTP server for an Express app.
 *
 * Express sets the prototype of every request and answer, and below Node 24 an object whose prototype has changed is
 * slow from then on. Here they are born with the prototypes that Express is about to set, so nothing changes.
 * @param tls speaks HTTPS
 */
export function createLeanServer(app: Express, options: ServerOptions = {}, tls?: SecureContextOptions): LeanServer {
  const all = { ...options, ...bornWithPrototypes(app), requireHostHeader: false }; // the app says why it refuses
  const server = tls ? createTlsServer({ ...all, ...tls }, app) : createServer(all, app);
  const answers = trackAnswers(server);
  letArrive(server, answers);
  answerBrokenRequests(server, answers);
  answerHalfOpen(server, answers);
  leaveExpectations(server);
  return { server, answers };
}

function bornWithPrototypes(app: Express): ServerOptions {
  if (Number.parseInt(process.versions.node, 10) >= 24) return {};
  class Request extends IncomingMessage {}
  class Answer<Asked extends IncomingMessage> extends ServerResponse<Asked> {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Answer.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Answer.prototype });
  return { IncomingMessage: Request, ServerResponse: Answer };
}
