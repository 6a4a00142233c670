import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Batcher } from "./batcher.js";
import { createDeadlines, type Deadline } from "./deadlines.js";
import { createLine, type Line, type Place } from "./line.js";

/**
 * Connections whose last request was refused because the queue of its model was full. Who then asks again at once is
 * not read until there is room: to read requests and refuse them takes the time of those that are answered. While any
 * are held, those that have been answered go behind them, so that all take turns. A refusal itself is never late, and
 * other connections are read as ever.
 */
export interface HoldBack {
  /** Holds the connection of a request that is refused, from when that is answered and all of the request has come. */
  hold(key: string, req: IncomingMessage, res: ServerResponse): void;
  /**
   * A request for the model is about to be answered. Where connections are held for it, the one that has waited longest
   * comes in, and that of the request goes behind the last; or all come in where there is room.
   */
  takeTurns(key: string, req: IncomingMessage, res: ServerResponse): void;
}

export interface HoldBackOptions {
  readonly hasRoom: Batcher["hasRoom"];
  /** Then nobody is held any more. */
  readonly isDraining: () => boolean;
  /** Less than the least Retry-After, and than a server that drains waits for what is on its way. */
  readonly longestMs?: number;
}

interface Held {
  readonly key: string;
  readonly socket: Socket;
  deadline?: Place<Deadline<Place<Held>>>;
}

export function createHoldBack({ hasRoom, isDraining, longestMs = 700 }: HoldBackOptions): HoldBack {
  const lines = new Map<string, Line<Held>>(); // of connections, by key
  const deadlines = createDeadlines<Place<Held>>(release);
  const isOpen = (key: string) => isDraining() || hasRoom(key);

  function keep(held: Held): void {
    const { key, socket } = held;
    const isGone = socket.destroyed || socket.writableEnded;
    if (isGone || socket.isPaused() || isOpen(key)) return; // paused: it was held for another request
    const line = lines.get(key) ?? createLine();
    lines.set(key, line);
    held.deadline = deadlines.add(line.join(held), longestMs);
    socket.pause();
  }

  function release(place: Place<Held>): void {
    const { key, socket, deadline } = place.thing;
    const line = lines.get(key);
    line?.leave(place);
    if (line?.size() === 0) lines.delete(key);
    if (deadline) deadlines.remove(deadline);
    socket.resume();
  }

  function hold(key: string, req: IncomingMessage, res: ServerResponse): void {
    const keepIt = () => keep({ key, socket: req.socket });
    res.once("close", () => (req.complete ? keepIt() : req.once("close", keepIt)));
  }

  return {
    hold,
    takeTurns: (key, req, res) => {
      const line = lines.get(key);
      if (!line) return;
      const all = isOpen(key);
      for (let first = line.first(); first; first = line.first()) {
        release(first);
        if (!all && !first.thing.socket.destroyed) break;
      }
      if (!all) hold(key, req, res);
    },
  };
}
