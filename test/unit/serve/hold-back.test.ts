import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test } from "@jest/globals";
import { createDrain } from "@rnn-zoo/serve/drain.js";
import { createHoldBack } from "@rnn-zoo/serve/hold-back.js";
import { linger } from "@rnn-zoo/serve/linger.js";
import { trackAnswers } from "@rnn-zoo/serve/open-answers.js";

interface Asked {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

const closers: (() => void)[] = [];
const sockets: Socket[] = [];
const soonMs = 100; // whoever is not held is read much earlier

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const close of closers.splice(0)) close();
});

/** A server that a test answers by hand, for one model. By default it holds for longer than a test takes. */
async function manualServer(longestMs = 60_000) {
  let hasRoom = false;
  const holdBack = createHoldBack({
    hasRoom: () => hasRoom,
    isDraining: () => drain.isDraining(),
    longestMs,
  });
  const arrived = new Map<string, Asked>(); // by the path, such as "/a1"
  const server = createServer((req, res) => arrived.set(String(req.url), { req, res }));
  const drain = createDrain(server, trackAnswers(server));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;

  async function comes(path: string): Promise<Asked> {
    for (;;) {
      const asked = arrived.get(path);
      if (asked) return asked;
      await setTimeout(1);
    }
  }

  function answer({ res }: Asked, status: number): void {
    res.writeHead(status, { "content-length": 0 });
    res.end();
  }

  return {
    arrived,
    comes,
    drain,
    client: () => {
      const socket = connect(port, "127.0.0.1").resume();
      sockets.push(socket.on("error", () => undefined));
      return socket;
    },
    refuse: async (path: string, key = "toy/1") => {
      const asked = await comes(path);
      linger(asked.req, asked.res);
      holdBack.hold(key, asked.req, asked.res);
      answer(asked, 503);
    },
    makeRoom: () => {
      hasRoom = true;
    },
    settle: async (path: string, key = "toy/1") => {
      const asked = await comes(path);
      holdBack.takeTurns(key, asked.req, asked.res);
      answer(asked, 200);
    },
  };
}

const ask = (socket: Socket, path: string) => socket.write(`GET ${path} HTTP/1.1\r\nhost: toy\r\n\r\n`);

/** Asks, is refused, has read that, and asks again. */
async function askTwice({ refuse }: Awaited<ReturnType<typeof manualServer>>, socket: Socket, name: string) {
  ask(socket, `/${name}1`);
  const refused = once(socket, "data");
  await refuse(`/${name}1`);
  expect(String(await refused)).toContain("503");
  ask(socket, `/${name}2`);
}

test("who was refused is read again when another is answered, and who was answered goes behind", async () => {
  const server = await manualServer();
  const { arrived, comes, settle, client } = server;
  const [a, b] = [client(), client()];
  await askTwice(server, a, "a");
  ask(b, "/b1"); // was not refused: is read as ever
  await comes("/b1");
  await setTimeout(soonMs);
  expect([...arrived.keys()]).toEqual(["/a1", "/b1"]);
  await settle("/b1");
  await comes("/a2");
  ask(b, "/b2");
  await setTimeout(soonMs);
  expect(arrived.has("/b2")).toBe(false);
  await settle("/a2");
  await comes("/b2");
});

test("one comes in at a time, who has waited longest first; all where there is room", async () => {
  const server = await manualServer();
  const { arrived, comes, settle, client } = server;
  for (const name of ["a", "b", "c"]) await askTwice(server, client(), name);
  const d = client();
  ask(d, "/d1");
  await settle("/d1");
  await comes("/a2");
  await setTimeout(soonMs);
  expect(["/b2", "/c2"].filter((path) => arrived.has(path))).toEqual([]);
  ask(d, "/d2"); // behind the others
  server.makeRoom();
  await settle("/a2");
  await Promise.all(["/b2", "/c2", "/d2"].map(comes));
});

test("answers of another model let nobody in, and hold nobody", async () => {
  const server = await manualServer();
  const { arrived, comes, settle, client } = server;
  await askTwice(server, client(), "a");
  const b = client();
  ask(b, "/b1");
  await settle("/b1", "other/1");
  ask(b, "/b2");
  await comes("/b2");
  await setTimeout(soonMs);
  expect(arrived.has("/a2")).toBe(false);
});

test("nobody is held for longer than the time that is set", async () => {
  const server = await manualServer(300);
  const startedAt = performance.now();
  await askTwice(server, server.client(), "a");
  await server.comes("/a2");
  expect(performance.now() - startedAt).toBeGreaterThan(299);
});

test("nobody is held where there is room by the time that all of a refused request has come", async () => {
  const server = await manualServer();
  const a = server.client();
  a.write("POST /a1 HTTP/1.1\r\nhost: toy\r\ncontent-length: 300000\r\n\r\n");
  await server.refuse("/a1");
  server.makeRoom();
  a.write(Buffer.alloc(300_000));
  const { req } = await server.comes("/a1");
  while (!req.closed) await setTimeout(1);
  ask(a, "/a2");
  await server.comes("/a2");
});

test("a connection that has closed takes nobody's turn", async () => {
  const server = await manualServer();
  const { arrived, comes, settle, client } = server;
  for (const name of ["a", "b"]) await askTwice(server, client(), name);
  arrived.get("/a1")?.req.socket.destroy();
  ask(client(), "/c1");
  await settle("/c1");
  await comes("/b2");
});

test("the rest of a body that was refused is taken first", async () => {
  const server = await manualServer();
  const { arrived, refuse, comes, settle, client } = server;
  const a = client();
  a.write("POST /a1 HTTP/1.1\r\nhost: toy\r\ncontent-length: 300000\r\n\r\n");
  const refused = once(a, "data");
  await refuse("/a1");
  await refused;
  a.write(Buffer.alloc(300_000));
  const { req } = await comes("/a1");
  while (!req.closed) await setTimeout(1);
  ask(a, "/a2");
  await setTimeout(soonMs);
  expect(arrived.has("/a2")).toBe(false);
  ask(client(), "/b1");
  await settle("/b1");
  await comes("/a2");
});

test("a server that ends still answers what is held", async () => {
  const server = await manualServer(700);
  const a = server.client();
  await askTwice(server, a, "a");
  const ended = server.drain.start(10_000);
  const answered = once(a, "data");
  await server.settle("/a2");
  expect(String(await answered)).toMatch(/200 OK[\s\S]*connection: close/i);
  expect(await ended).toBe(true);
});
