import cluster from "node:cluster";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { OpenAnswers } from "./open-answers.js";

export interface ArrivalLimits {
  /** How long who was answered is not read at the most. */
  readonly longestMs?: number;
  /** How often is looked whether others have come; 0 is in each turn of the event loop. */
  readonly everyMs?: number;
}

/** So many more connections than before are a crowd; who connects anew for each request makes no more of them. */
const crowdSize = 16;

/** A process of a cluster is sent a connection when the primary has heard that it took the last: in less than this. */
const clusterMs = 2;

/**
 * Lets connections in before requests, where many come at a time. libuv accepts one connection in each turn of the event
 * loop, and each that is in makes the turns longer, as its requests are answered in them: of a thousand clients that
 * connect at the same time and ask all the time, the last would wait for a thousand turns of up to a thousand requests.
 * So while a crowd comes, whoever is answered is not read until a turn in which none comes.
 */
export function letArrive(
  server: Server,
  { connections }: Pick<OpenAnswers, "connections">,
  limits: ArrivalLimits = {},
): void {
  const { longestMs = 250, everyMs = cluster.isWorker ? clusterMs : 0 } = limits;
  const held: Socket[] = [];
  let fewest = 0; // connections at any look since the first of those who come
  let isWatching = false;
  let someCame = false; // since the last look
  let crowdSince: number | undefined;

  const lookAgain = () => (everyMs === 0 ? setImmediate(look) : setTimeout(look, everyMs));

  function look(): void {
    const isLong = crowdSince !== undefined && performance.now() - crowdSince > longestMs;
    if (!someCame || isLong) {
      release();
      return;
    }
    fewest = Math.min(fewest, connections.size);
    if (connections.size - fewest >= crowdSize) crowdSince ??= performance.now();
    someCame = false;
    lookAgain();
  }

  function release(): void {
    isWatching = false;
    crowdSince = undefined;
    for (const socket of held.splice(0)) socket.resume();
  }

  function hold(socket: Socket): void {
    if (crowdSince === undefined || socket.destroyed || socket.isPaused()) return; // paused: held by hold-back.ts
    socket.pause();
    held.push(socket);
  }

  server.on("connection", () => {
    someCame = true;
    if (isWatching) return;
    isWatching = true;
    fewest = connections.size;
    lookAgain();
  });
  server.on("request", ({ socket }: IncomingMessage, res: ServerResponse) => {
    if (crowdSince !== undefined) res.once("close", () => process.nextTick(hold, socket)); // after hold-back.ts
  });
}
