import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { OpenAnswers } from "./open-answers.js";

const probeMs = 50; // between two interim answers

/**
 * Answers clients that have ended their side of a connection and wait for the rest (`printf … | nc -N`), which Node
 * would cut. Such an end looks the same as that of a client that has left. The two differ in what they do with an
 * interim answer: who waits passes over it, as HTTP/1.1 demands (RFC 9110, 15.2); the machine of one that has left
 * answers with a reset, which the next write meets, and the connection closes as ever. Over TLS a client says goodbye
 * before it closes, and nothing is added.
 */
export function answerHalfOpen(server: Server, { connections }: Pick<OpenAnswers, "connections">): void {
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on("connection", (socket: Socket) => {
    socket.once("end", () => {
      const probe = () => {
        const [first] = connections.get(socket) ?? [];
        if (first && !first.headersSent && first.req.httpVersion === "1.1") first.writeProcessing();
      };
      probe();
      const timer = setInterval(probe, probeMs).unref();
      socket.once("close", () => clearInterval(timer));
    });
  });
}
