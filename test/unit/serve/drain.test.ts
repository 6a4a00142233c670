import { once } from "node:events";
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { createDrain } from "@rnn-zoo/serve/drain.js";
import { trackAnswers } from "@rnn-zoo/serve/open-answers.js";

/** A server whose answers wait until a test sends them. */
async function manualServer() {
  const arrived: ServerResponse[] = [];
  const server = createServer((_request, answer) => {
    arrived.push(answer);
    server.emit("arrived");
  });
  const drain = createDrain(server, trackAnswers(server));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  /** Sends a request and waits until it has arrived; the reply may come later. */
  async function send(agent: Agent) {
    const sent = httpRequest({ port, host: "127.0.0.1", agent });
    const reply = new Promise<IncomingMessage>((resolve, reject) => sent.on("response", resolve).on("error", reject));
    reply.catch(() => undefined); // a test that does not look must not fail for it
    sent.end();
    await once(server, "arrived");
    return { reply };
  }
  return { server, drain, arrived, send };
}

async function read(reply: Promise<IncomingMessage>): Promise<{ body: string; connection: string | undefined }> {
  const message = await reply;
  let body = "";
  for await (const chunk of message) body += String(chunk);
  return { body, connection: message.headers.connection };
}

describe("a drain", () => {
  test("ends soon when there is no connection", async () => {
    const { server, drain } = await manualServer();
    await expect(drain.start(10_000)).resolves.toBe(true);
    expect([drain.isDraining(), server.listening]).toEqual([true, false]);
  });

  test("answers what was accepted, and says that the connection ends", async () => {
    const { drain, arrived, send } = await manualServer();
    const agent = new Agent({ keepAlive: true });
    const { reply } = await send(agent);
    const ended = drain.start(10_000);
    arrived[0]?.end("answer");
    expect(await read(reply)).toEqual({ body: "answer", connection: "close" });
    expect(await ended).toBe(true);
  });

  test("still answers one more request on a connection that was idle", async () => {
    const { drain, arrived, send } = await manualServer();
    const agent = new Agent({ keepAlive: true });
    const first = await send(agent);
    arrived[0]?.end("first");
    expect(await read(first.reply)).toEqual({ body: "first", connection: "keep-alive" });
    const ended = drain.start(10_000);
    const second = await send(agent);
    arrived[1]?.end("second");
    expect(await read(second.reply)).toEqual({ body: "second", connection: "close" });
    expect(await ended).toBe(true);
  });

  test("waits for who keeps coming, and so refuses nobody at a closed door", async () => {
    const { server, drain, arrived, send } = await manualServer();
    const ended = drain.start(10_000);
    for (let round = 0; round < 8; round++) {
      const { reply } = await send(new Agent({ keepAlive: false }));
      arrived[round]?.end("refused");
      expect(await read(reply)).toEqual({ body: "refused", connection: "close" });
    }
    expect(server.listening).toBe(true);
    expect(await ended).toBe(true);
  });

  test("answers every request that stands in one pipe, and only the last says that the connection ends", async () => {
    const { server, drain, arrived } = await manualServer();
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /1 HTTP/1.1\r\nhost: x\r\n\r\nGET /2 HTTP/1.1\r\nhost: x\r\n\r\n");
    while (arrived.length < 2) await once(server, "arrived");
    const ended = drain.start(10_000);
    for (const [index, answer] of arrived.entries()) answer.end(`answer ${index}`);
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text.match(/answer \d/g)).toEqual(["answer 0", "answer 1"]);
    expect(text.match(/connection: [a-z-]+/gi)).toEqual(["connection: close"]);
    expect(await ended).toBe(true);
  });

  test("does not wait for a connection that never asked anything", async () => {
    const { server, drain } = await manualServer();
    const { port } = server.address() as AddressInfo;
    const silent = connect(port, "127.0.0.1");
    await once(server, "connection");
    expect(await drain.start(10_000)).toBe(true);
    await once(silent, "close");
  });

  test("ends connections that stay idle", async () => {
    const { drain, arrived, send } = await manualServer();
    const { reply } = await send(new Agent({ keepAlive: true }));
    arrived[0]?.end("first");
    await read(reply);
    expect(await drain.start(10_000)).toBe(true);
  });

  test("cuts what is open at its limit, and says so", async () => {
    const { drain, send } = await manualServer();
    const { reply } = await send(new Agent({ keepAlive: true }));
    expect(await drain.start(1)).toBe(false);
    await expect(reply).rejects.toThrow("socket hang up");
  });

  test("cuts what is open when it is hurried", async () => {
    const { drain, send } = await manualServer();
    const { reply } = await send(new Agent({ keepAlive: true }));
    const ended = drain.start(10_000);
    drain.hurry();
    expect(await ended).toBe(false);
    await expect(reply).rejects.toThrow("socket hang up");
  });
});
