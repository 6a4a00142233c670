import type { Server } from "node:http";
import { Socket } from "node:net";
import type { OpenAnswers } from "./open-answers.js";

export interface IdleLimits {
  /** Without a byte of a request on a connection to which no answer is due. */
  readonly keepAliveMs: number;
  /** Without a byte in either direction while an answer is computed or is not taken. */
  readonly idleMs: number;
  /** How often connections, and heads and requests that are late, are looked for; that much later some end, or twice. */
  readonly checkMs: number;
}

/** What was seen of a connection at the last look. */
interface Seen {
  readonly bytesRead: number;
  /** Of its timer; 0 where it has none. */
  readonly limitMs: number;
}

/**
 * Ends connections on which nothing moves. Node has timers for this, `keepAliveTimeout` and `timeout`, and sets them
 * twice a request: 1 to 2 µs of the 32 of a small prediction. Here a connection gets one only when nothing was read from
 * it between two looks, and loses it when something is.
 */
export function endIdleSockets(
  server: Server,
  { connections }: Pick<OpenAnswers, "connections">,
  { keepAliveMs, idleMs, checkMs }: IdleLimits,
): void {
  const seen = new WeakMap<Socket, Seen>();

  function look(): void {
    for (const [socket, answers] of connections) {
      if (!(socket instanceof Socket)) continue;
      const { bytesRead } = socket;
      const last = seen.get(socket);
      const waitMs = answers.size() > 0 ? idleMs : keepAliveMs;
      const limitMs = last?.bytesRead === bytesRead ? waitMs : 0;
      if (limitMs !== (last?.limitMs ?? 0)) socket.setTimeout(limitMs);
      seen.set(socket, { bytesRead, limitMs });
    }
  }

  const timer = setInterval(look, checkMs).unref();
  server.once("close", () => clearInterval(timer));
}
