import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Lets an HTTP server end without losing a request that it has accepted. */
export interface Drain {
  isDraining(): boolean;
  /** Tells every answer from now on that its connection ends, and closes the server when the connections have. */
  start(limitMs: number): Promise<boolean>;
  /** Closes what is open. */
  hurry(): void;
}

/** How long a connection without a request may take to send one more, which is then answered with a refusal. */
const idleMs = 1_000;

/**
 * Watches a server.
 *
 * `server.close()` alone cuts idle connections at once, and a request that is already on its way on one of them is
 * lost. So the server first only says `Connection: close` on each answer, and closes when the connections are gone or
 * have been idle for a while.
 */
export function createDrain(server: Server): Drain {
  const answers = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let draining = false;
  let inTime = true;
  let whenQuiet: (() => void) | undefined;

  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      noticeQuiet();
    });
  });
  server.prependListener("request", (_request, answer: ServerResponse) => {
    if (draining) answer.setHeader("connection", "close");
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
  });

  function noticeQuiet(): void {
    if (draining) setImmediate(() => sockets.size === 0 && whenQuiet?.()); // once those at the door have come in
  }

  function hurry(): void {
    inTime = false;
    whenQuiet?.();
    server.closeAllConnections();
  }

  function quiet(): Promise<void> {
    return new Promise((resolve) => {
      whenQuiet = resolve;
      setTimeout(resolve, idleMs).unref();
      noticeQuiet();
    });
  }

  return {
    isDraining: () => draining,
    start: async (limitMs) => {
      draining = true;
      for (const answer of answers) if (!answer.headersSent) answer.setHeader("connection", "close");
      const limit = setTimeout(hurry, limitMs);
      await quiet();
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(limit);
      return inTime;
    },
    hurry,
  };
}
