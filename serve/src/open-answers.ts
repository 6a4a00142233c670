import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type TLSSocket, Server as TlsServer } from "node:tls";
import { createLine, type Line } from "./line.js";

/** Answers that are not sent yet, in order. */
export type Answers = Pick<Line<ServerResponse>, "size" | typeof Symbol.iterator>;

/** The connections of a server, each with its answers that are not sent yet, in order. */
export interface OpenAnswers {
  readonly connections: ReadonlyMap<Duplex, Answers>;
  /** From now on `watcher` is told of what happens. There is one at a time. */
  watch(watcher: Watcher): void;
}

interface Watcher {
  /** A connection has come or ended, or a request has come; then `answers` are those of its connection. */
  onChange(answers?: Answers): void;
  /** An answer is sent, or its client has left; `answers` are those that are left on its connection. */
  onAnswered(socket: Duplex, answers: Answers): void;
}

type Peer = Pick<TLSSocket, "remoteAddress" | "remotePort">;

/** Watches a server from before its first connection. */
export function trackAnswers(server: Server): OpenAnswers {
  const connections = new Map<Duplex, Line<ServerResponse>>();
  const handshakes = new Map<string, Duplex>(); // connections that are not secure yet, by their peer
  let watcher: Watcher | undefined;

  function open(socket: Duplex): void {
    connections.set(socket, createLine());
    socket.once("close", () => {
      connections.delete(socket); // and with it answers that never close, because others stood before them
      watcher?.onChange();
    });
    watcher?.onChange();
  }

  server.on("connection", (socket: Duplex & Peer) => {
    open(socket);
    if (!(server instanceof TlsServer)) return;
    const peer = nameOf(socket);
    handshakes.set(peer, socket);
    socket.once("close", () => {
      if (handshakes.get(peer) === socket) handshakes.delete(peer);
    });
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    const raw = handshakes.get(nameOf(socket));
    if (raw) connections.delete(raw); // requests come on the other
    open(socket);
  });
  server.prependListener("request", ({ socket }: IncomingMessage, answer: ServerResponse) => {
    const answers = connections.get(socket);
    if (!answers) return watcher?.onChange();
    const place = answers.join(answer);
    answer.on("close", () => {
      if (answers.leave(place) && connections.get(socket) === answers) watcher?.onAnswered(socket, answers);
    });
    watcher?.onChange(answers);
  });
  return {
    connections,
    watch: (given) => {
      watcher = given;
    },
  };
}

function nameOf({ remoteAddress, remotePort }: Peer): string {
  return `${remoteAddress} ${remotePort}`;
}
