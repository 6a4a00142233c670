import { randomUUID } from "node:crypto";
import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errors, type ServeError } from "./errors.js";
import type { OpenAnswers } from "./open-answers.js";

/** Answers what Node's HTTP parser refuses, which never reaches the app, as the error handler answers all else. */
export function answerBrokenRequests(server: Server, { connections }: Pick<OpenAnswers, "connections">): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const waiting = [...(connections.get(socket) ?? [])]; // pipelined requests are answered in order
    const broken = waiting.findIndex(({ req }) => !req.complete); // the error is in its body; else in what follows
    const before = (broken < 0 ? waiting : waiting.slice(0, broken)).at(-1);
    if (before) before.once("close", () => refuse(socket, error));
    else if (waiting[broken]?.headersSent) socket.destroy();
    else refuse(socket, error);
  });
}

function refuse(socket: Duplex, error: NodeJS.ErrnoException): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { status, headers, body } = rendered(errorOf(error));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}connection: close\r\n\r\n`;
  socket.end(head + body, () => socket.destroy());
}

function errorOf({ code, message }: NodeJS.ErrnoException): ServeError {
  if (code === "HPE_HEADER_OVERFLOW") return errors.headersTooLarge();
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return errors.requestTimeout();
  return errors.malformedRequest(message.replace(/^Parse Error: /, ""));
}

function rendered({ status, code, message, details }: ServeError) {
  const requestId = randomUUID();
  const body = JSON.stringify({ error: { code, message, requestId, ...(details && { details }) } });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "x-request-id": requestId,
  };
  return { status, headers, body };
}
