import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import { afterEach, describe, expect, test } from "@jest/globals";
import { letArrive } from "@rnn-zoo/serve/arrivals.js";
import { createLeanServer } from "@rnn-zoo/serve/lean-http.js";
import { readTls } from "@rnn-zoo/serve/tls.js";
import express from "express";
import { makeCertificate } from "../support/certificates.js";
import { turn } from "../support/manual-run.js";

const clients = 100;
const workMs = 0.5; // of the event loop, for each request
const request = "GET / HTTP/1.1\r\nhost: toy\r\n\r\n";
const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Answers at once, and takes its time for it. */
const work: RequestListener = (_, res) => {
  for (const until = performance.now() + workMs; performance.now() < until; );
  res.writeHead(200, { "content-length": 2 }).end("ok");
};

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1_024 });
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** The answers that all clients have got when the last has its first; each asks again as soon as it is answered. */
async function answersUntilAllAreIn(open: (onOpen: () => void) => Socket): Promise<number> {
  let total = 0;
  const ask = () =>
    new Promise<void>((resolve) => {
      const socket = open(() => socket.write(request));
      sockets.push(socket);
      socket
        .on("error", () => undefined)
        .on("data", () => {
          total++;
          resolve();
          socket.write(request);
        });
    });
  await Promise.all(Array.from({ length: clients }, ask));
  return total;
}

describe("clients that come all at a time, and ask all the time", () => {
  test("are let in before those that are in ask on and on", async () => {
    const { server } = createLeanServer(express().get("/", work));
    const port = await listen(server);
    const total = await answersUntilAllAreIn((onOpen) => connect(port, "127.0.0.1", onOpen));
    expect(total).toBeLessThan(3 * clients); // 25 times as many where one is let in a turn
  });

  test("are so over TLS", async () => {
    const { files } = await makeCertificate("toy");
    const { server } = createLeanServer(express().get("/", work), {}, readTls(files));
    const port = await listen(server);
    const options = { port, host: "127.0.0.1", rejectUnauthorized: false };
    const total = await answersUntilAllAreIn((onOpen) => connectSecure(options, onOpen));
    expect(total).toBeLessThan(10 * clients);
  });
});

describe("clients that come without end", () => {
  test("keep nobody waiting for long, neither who has come nor who was in", async () => {
    const server = createServer(work);
    letArrive(server, 50);
    const port = await listen(server);
    const open = async () => {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      sockets.push(socket);
      await once(socket, "connect");
      return socket;
    };
    const [first, second] = [await open(), await open()];
    let goesOn = true;
    const crowd = (async () => {
      for (; goesOn; await turn()) (await open()).destroy();
    })();
    for (let k = 0; k < 5; k++) {
      for (const socket of [first, second]) {
        socket.write(request);
        await once(socket, "data");
      }
    }
    goesOn = false;
    await crowd;
  });
});
