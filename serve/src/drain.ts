import type { Server } from "node:http";
import type { Answers, OpenAnswers } from "./open-answers.js";

/** Lets an HTTP server end without losing a request that it has accepted. */
export interface Drain {
  isDraining(): boolean;
  /** Requests that are not answered yet. */
  inFlight(): number;
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
 * `server.close()` alone cuts idle connections at once, and a request that is already on its way on one of them is
 * lost. So the server first only says `Connection: close` on each answer, and closes when for a while nothing has come
 * in: a short while where no connection is left, a longer one where some are.
 */
export function createDrain(server: Server, { connections, watch }: OpenAnswers): Drain {
  let draining = false;
  let closed = false;
  let inTime = true;
  let noticeActivity: () => void = () => undefined;
  let endQuiet: () => void = () => undefined;

  function hurry(): void {
    inTime &&= [...connections.values()].every((open) => open.size() === 0); // late is who cuts an answer
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
        timer = setTimeout(resolve, Math.min(connections.size > 0 ? idleMs : lullMs, door - performance.now()));
      };
      noticeActivity();
    });
    noticeActivity = () => undefined;
    clearTimeout(timer);
  }

  return {
    isDraining: () => draining,
    inFlight: () => [...connections.values()].reduce((sum, open) => sum + open.size(), 0),
    start: async (limitMs) => {
      draining = true;
      watch({
        onChange: (asked) => {
          if (asked) announceEnd(asked);
          noticeActivity();
        },
        onAnswered: (socket, open) => {
          if (closed && open.size() === 0) socket.end();
        },
      });
      for (const open of connections.values()) announceEnd(open);
      const limit = setTimeout(hurry, limitMs);
      await quiet();
      closed = true;
      const ended = new Promise((resolve) => server.close(resolve));
      for (const [socket, open] of connections) if (open.size() === 0) socket.destroy(); // also those that never asked
      await ended;
      clearTimeout(limit);
      return inTime;
    },
    hurry,
  };
}

/** Only the last of the answers on a connection may say that it ends: Node cuts what stands behind. */
function announceEnd(open: Answers): void {
  const unsent = [...open].filter(({ headersSent }) => !headersSent);
  for (const answer of unsent.slice(0, -1)) answer.removeHeader("connection");
  unsent.at(-1)?.setHeader("connection", "close");
}
