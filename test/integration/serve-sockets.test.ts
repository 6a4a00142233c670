import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createLeanServer } from "@rnn-zoo/serve/lean-http.js";
import { defaultSocketLimits, limitSockets, type SocketLimits, socketOptions } from "@rnn-zoo/serve/socket-limits.js";
import express from "express";

const hour = 3_600_000;
/** Nothing ends a connection but what a test is about. */
const patient: SocketLimits = {
  headersMs: hour,
  requestMs: hour,
  keepAliveMs: hour,
  idleMs: hour,
  maxConnections: 10,
  checkMs: 20,
};
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function start(changes: Partial<SocketLimits>): Promise<number> {
  const app = express();
  app.get("/", (req, res) => {
    res.send(String(Object.keys(req.headers).length));
  });
  app.post("/", (req, res) => {
    req.on("data", () => undefined).on("end", () => res.send("whole"));
  });
  app.get("/never", () => undefined);
  app.get("/late", (_, res) => {
    globalThis.setTimeout(() => res.send("late"), 100);
  });
  const limits = { ...patient, ...changes };
  const { server, answers } = createLeanServer(app, socketOptions(limits));
  limitSockets(server, answers, limits);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** What the server says until it closes the connection. */
async function talk(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const trickle = setInterval(() => text === "trickle" && socket.write("x"), 5);
  socket.write(text === "trickle" ? "GET / HTTP/1.1\r\nhost: x\r\nx-slow: " : text);
  let said = "";
  socket.on("data", (chunk) => {
    said += String(chunk);
  });
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(trickle);
  return said;
}

const head = "GET / HTTP/1.1\r\nhost: x\r\n";

describe("a connection is closed", () => {
  test("when the head of a request trickles in", async () => {
    const said = await talk(await start({ headersMs: 60 }), "trickle");
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(said).toContain('{"error":{"code":"request_timeout","message":"the request did not arrive in time"');
  });

  test("when the body of a request does not come", async () => {
    const port = await start({ headersMs: 60, requestMs: 60 });
    const said = await talk(port, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf");
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(said).toContain('"code":"request_timeout"');
  });

  test("when no next request comes on it", async () => {
    expect(await talk(await start({ keepAliveMs: 30 }), `${head}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("when no next request comes after an answer that was long in coming", async () => {
    const port = await start({ keepAliveMs: 30, checkMs: 10 });
    expect(await talk(port, "GET /late HTTP/1.1\r\nhost: x\r\n\r\n")).toMatch(/\r\n\r\nlate$/);
  });

  test("when nothing moves on it, not even an answer", async () => {
    expect(await talk(await start({ idleMs: 50 }), "GET /never HTTP/1.1\r\nhost: x\r\n\r\n")).toBe("");
  });

  test("when too many are open, and those that are stay", async () => {
    const port = await start({ maxConnections: 2 });
    const open: Socket[] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
    await Promise.all(open.map((socket) => once(socket, "connect")));
    expect(await talk(port, `${head}\r\n`)).toBe("");
    open[0]?.write(`${head}\r\n`);
    expect(String((await once(open[0] ?? connect(port), "data"))[0])).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of open) socket.destroy();
  });
});

test("of very many headers only the first hundred are taken", async () => {
  const many = Array.from({ length: 500 }, (_, i) => `x-${i}: 1\r\n`).join("");
  const said = await talk(await start({ keepAliveMs: 30 }), `${head}${many}\r\n`);
  expect(Number(said.split("\r\n\r\n")[1])).toBeLessThanOrEqual(100);
});

test("a head of more than 16 KiB is refused", async () => {
  const said = await talk(await start({}), `${head}x: ${"y".repeat(20_000)}\r\n\r\n`);
  expect(said).toMatch(/^HTTP\/1\.1 431 /);
  expect(said).toContain('"code":"headers_too_large"');
});

test("a connection stays open while requests come on it, or an answer is on its way", async () => {
  const port = await start({ keepAliveMs: 60, checkMs: 10 });
  const socket = connect(port, "127.0.0.1");
  let answers = 0;
  socket.on("data", (chunk) => {
    answers += String(chunk).split("HTTP/1.1 200").length - 1;
  });
  for (let i = 0; i < 20; i++) {
    socket.write(`${head}\r\n`);
    await setTimeout(20);
  }
  expect(answers).toBe(20);
  socket.write("GET /never HTTP/1.1\r\nhost: x\r\n\r\n");
  await setTimeout(200);
  expect(socket.closed).toBe(false);
  socket.destroy();
});

test("by default a connection that waits for its prediction is not idle, and every limit is set", () => {
  const limits = defaultSocketLimits(7, hour);
  expect(limits.idleMs).toBeGreaterThan(hour);
  expect(limits.keepAliveMs).toBe(65_000);
  const { server, answers } = createLeanServer(express(), socketOptions(limits));
  limitSockets(server, answers, limits);
  expect([server.headersTimeout, server.requestTimeout]).toEqual([20_000, 60_000]);
  expect([server.maxConnections, server.maxHeadersCount]).toEqual([7, 100]);
  server.emit("close");
});
