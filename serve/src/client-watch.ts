import type { Socket } from "node:net";

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
  const leavers = new WeakMap<Socket, Set<() => void>>();

  function leaversOf(socket: Socket): Set<() => void> {
    const known = leavers.get(socket);
    if (known) return known;
    const all = new Set<() => void>();
    leavers.set(socket, all);
    socket.once("close", () => {
      for (const leave of all) leave();
      all.clear();
    });
    return all;
  }

  return {
    watch: (socket, leave) => {
      const all = leaversOf(socket);
      all.add(leave);
      return () => all.delete(leave);
    },
  };
}
