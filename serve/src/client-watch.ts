import type { Socket } from "node:net";
import { createLine, type Line } from "./line.js";

/** Knows when the client of a request has left. */
export interface ClientWatch {
  /**
   * Calls `leave` once if the connection ends before the returned function is called.
   * (An answer's own "close" event never comes for one that waits behind others on a pipelined connection.)
   */
  watch(socket: Socket, leave: () => void): () => void;
}

/** One listener a connection, however many requests it carries. */
export function createClientWatch(): ClientWatch {
  const leavers = new WeakMap<Socket, Line<() => void>>();

  function leaversOf(socket: Socket): Line<() => void> {
    const known = leavers.get(socket);
    if (known) return known;
    const all = createLine<() => void>();
    leavers.set(socket, all);
    socket.once("close", () => {
      for (let first = all.first(); first; first = all.first()) {
        all.leave(first);
        first.thing();
      }
    });
    return all;
  }

  return {
    watch: (socket, leave) => {
      const all = leaversOf(socket);
      const place = all.join(leave);
      return () => all.leave(place);
    },
  };
}
