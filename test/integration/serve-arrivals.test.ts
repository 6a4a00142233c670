import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import { afterEach, describe, expect, test } from "@jest/globals";
import { letArrive } from "@rnn-zoo/serve/arrivals.js";
import { createLeanServer } from "@rnn-zoo/serve/lean-http.js";
import { trackAnswers } from "@rnn-zoo/serve/open-answers.js";
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
    expect(total).toBeLessThan(5 * clients); // 25 times as many where one is let in a turn
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

/** Connections that come without end, until `others` have had what they ask for. */
async function whileOthersCome(port: number, others: () => Promise<void>): Promise<number> {
  let came = 0;
  let goesOn = true;
  const crowd = (async () => {
    for (; goesOn; await turn()) {
      (await open(port)).destroy();
      came++;
    }
  })();
  try {
    await others();
  } finally {
    goesOn = false;
    await crowd;
  }
  return came;
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
}

async function askTimes(socket: Socket, times: number): Promise<void> {
  for (let k = 0; k < times; k++) {
    socket.write(request);
    await once(socket, "data");
  }
}

describe.each([
  ["alone", 0],
  ["in a cluster", 2],
])("a process %s", (_, everyMs) => {
  test("reads who is in although others connect all the time: one at a time is no crowd", async () => {
    const server = createServer(work);
    letArrive(server, trackAnswers(server), { everyMs, longestMs: 60_000 });
    const port = await listen(server);
    const [first, second] = [await open(port), await open(port)];
    const came = await whileOthersCome(port, () => Promise.all([askTimes(first, 50), askTimes(second, 50)]).then());
    expect(came).toBeGreaterThan(20);
  });

  test("reads all after a while although a crowd goes on coming", async () => {
    const server = createServer(work);
    letArrive(server, trackAnswers(server), { everyMs, longestMs: 50 });
    const port = await listen(server);
    const first = await open(port);
    const here = Array.from({ length: 40 }, () => open(port));
    await whileOthersCome(port, () => Promise.all(here.map(async (socket) => askTimes(await socket, 3))).then());
    await askTimes(first, 3);
  });

  test("lets a crowd in before it reads who is answered", async () => {
    const server = createServer(work);
    letArrive(server, trackAnswers(server), { everyMs });
    const port = await listen(server);
    const total = await answersUntilAllAreIn((onOpen) => connect(port, "127.0.0.1", onOpen));
    expect(total).toBeLessThan(5 * clients);
  });
});
