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
/** How long to look for those who are just coming in, when no connection is left. */
const lullMs = 100;
/** Who keeps coming in spite of every refusal is not waited for longer than this. */
const doorMs = 5_000;

/**
 * Watches a server.
 *
 * `server.close()` alone cuts idle connections at once, and a request that is already on its way on one of them is
 * lost. So the server first only says `Connection: close` on each answer, and closes when for a while nothing has come
 * in: a short while where no connection is left, a longer one where some are.
 */
export function createDrain(server: Server): Drain {
  const answers = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let draining = false;
  let inTime = true;
  let noticeActivity: () => void = () => undefined;
  let endQuiet: () => void = () => undefined;

  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      noticeActivity();
    });
    noticeActivity();
  });
  server.prependListener("request", (_request, answer: ServerResponse) => {
    if (draining) answer.setHeader("connection", "close");
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
    noticeActivity();
  });

  function hurry(): void {
    inTime = false;
    endQuiet();
    server.closeAllConnections();
  }

  async function quiet(): Promise<void> {
    const door = performance.now() + doorMs;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      endQuiet = resolve;
      noticeActivity = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, Math.min(sockets.size > 0 ? idleMs : lullMs, door - performance.now()));
      };
      noticeActivity();
    });
    noticeActivity = () => undefined;
    clearTimeout(timer);
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
