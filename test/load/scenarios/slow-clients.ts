import { connect, type Socket } from "node:net";

const everyMs = 100;

/** Clients that are a burden: each sends a request at ten bytes a second, and never comes to its end. */
export function startSlowClients({ hostname, port }: URL, count: number, request: Uint8Array): { stop(): void } {
  const sockets = new Set<Socket>();
  const timers = Array.from({ length: count }, () => {
    let sent = 0;
    const open = () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.on("error", () => undefined); // a server may well turn such a client away: then it comes again
      socket.on("data", () => undefined);
      socket.on("close", () => sockets.delete(socket));
      sockets.add(socket);
      sent = 0;
      return socket;
    };
    let current = open();
    return setInterval(() => {
      if (current.destroyed) current = open();
      current.write(request.subarray(sent, ++sent));
    }, everyMs);
  });
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}
