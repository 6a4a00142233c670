import cluster from "node:cluster";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Server as TlsServer } from "node:tls";

/** The next connection of a process of a cluster is sent when its primary has heard that the last one has come. */
const afterTurn = cluster.isWorker ? (look: () => void) => setTimeout(look, 2) : setImmediate;

/**
 * Lets connections in before requests, where many come at a time. libuv accepts one connection in each turn of the event
 * loop, and each that is in makes the turns longer, as its requests are answered in them: of a thousand clients that
 * connect at the same time and ask all the time, the last would wait for a thousand turns of up to a thousand requests.
 * So from the second turn in a row in which one comes, who comes, and who was answered, is not read until a turn in
 * which none comes.
 * @param longestMs how long it may take; then all are read
 */
export function letArrive(server: Server, longestMs = 250): void {
  const held: Socket[] = [];
  let isWatching = false;
  let cameInTurn = false;
  let isCrowd = false; // also the turn before had an arrival
  let crowdSince = 0;

  function hold(socket: Socket): void {
    if (!isCrowd || socket.destroyed || socket.isPaused()) return; // paused: held by another, who lets it go
    socket.pause();
    held.push(socket);
  }

  function watchTurn(): void {
    isWatching = cameInTurn && (!isCrowd || performance.now() - crowdSince < longestMs);
    if (isWatching) {
      if (!isCrowd) crowdSince = performance.now();
      isCrowd = true;
      cameInTurn = false;
      afterTurn(watchTurn);
    } else {
      isCrowd = false;
      for (const socket of held.splice(0)) socket.resume();
    }
  }

  server.on("connection", () => {
    cameInTurn = true;
    if (isWatching) return;
    isWatching = true;
    afterTurn(watchTurn);
  });
  server.on(server instanceof TlsServer ? "secureConnection" : "connection", hold);
  server.on("request", ({ socket }: IncomingMessage, res: ServerResponse) => {
    if (isCrowd) res.once("close", () => hold(socket));
  });
}
