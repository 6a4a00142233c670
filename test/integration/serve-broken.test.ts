import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

let server: ToyServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { maxBodyBytes: 65_536 });
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** Everything that the server answers to these bytes, until it closes the connection. */
async function answersTo(...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  sockets.push(socket);
  await once(socket, "connect");
  for (const part of parts) socket.write(part);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

/** Status, code and message of each answer; its request id must be that of its header. */
function refusals(text: string): (string | undefined)[][] {
  return text
    .split(/(?=HTTP\/1\.1 )/)
    .filter((answer) => answer.includes('"error"'))
    .map((answer) => {
      const [head = "", body = "{}"] = answer.split("\r\n\r\n");
      const { error } = JSON.parse(body);
      expect(head.toLowerCase()).toContain(`x-request-id: ${error.requestId}`);
      expect(head.toLowerCase()).toContain("content-type: application/json; charset=utf-8");
      return [/^HTTP\/1\.1 (\d+)/.exec(head)?.[1], error.code, error.message];
    });
}

const predict = "POST /predict/digit HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n";

describe("what Node's parser refuses is answered from the catalogue", () => {
  test("a request without a Host, which HTTP/1.1 demands and 1.0 does not know", async () => {
    const message = "expected a request of HTTP/1.1: expected a Host header";
    const text = await answersTo("GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n");
    expect(refusals(text)).toEqual([["400", "malformed_request", message]]);
    expect(await answersTo("GET /livez HTTP/1.0\r\n\r\n")).toContain("200 OK");
  });

  test("a request that is no HTTP", async () => {
    const message = "expected a request of HTTP/1.1: Invalid method encountered";
    expect(refusals(await answersTo("QUUX\r\n\r\n"))).toEqual([["400", "malformed_request", message]]);
  });

  test("headers that are too large", async () => {
    const answer = await answersTo(`GET /livez HTTP/1.1\r\nhost: x\r\nx-y: ${"z".repeat(70_000)}\r\n\r\n`);
    expect(refusals(answer)).toMatchObject([["431", "headers_too_large", expect.any(String)]]);
  });

  test("an Expect header that nobody can meet", async () => {
    const answer = await answersTo(
      "GET /livez HTTP/1.1\r\nhost: x\r\nexpect: the-unexpected\r\nconnection: close\r\n\r\n",
    );
    expect(answer).toContain("x-content-type-options: nosniff");
    expect(refusals(answer)).toMatchObject([["417", "expectation_failed", expect.stringContaining("the-unexpected")]]);
  });

  test("a chunked body with a broken chunk", async () => {
    const answer = await answersTo(`${predict}transfer-encoding: chunked\r\n\r\nXYZ\r\n`);
    expect(refusals(answer)).toMatchObject([["400", "malformed_request", expect.any(String)]]);
  });

  test("rubbish behind a good request, which is answered first", async () => {
    const answer = await answersTo(`${predict}content-length: 784\r\n\r\n`, picture({ 3: 255 }), "QUUX\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"digit":3');
    expect(refusals(answer)).toMatchObject([["400", "malformed_request", expect.any(String)]]);
  });

  test("a broken body behind a good request, which is answered first", async () => {
    const broken = `${predict}transfer-encoding: chunked\r\n\r\nXYZ\r\n`;
    const answer = await answersTo(`${predict}content-length: 784\r\n\r\n`, picture({ 3: 255 }), broken);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(refusals(answer)).toMatchObject([["400", "malformed_request", expect.any(String)]]);
  });
});

describe("a client that expects 100-continue", () => {
  const asking = "expect: 100-continue\r\ncontent-length: 784\r\nconnection: close\r\n\r\n";

  test("is told to go on where its body is wanted", async () => {
    const answer = await answersTo(`${predict}${asking}`, picture({ 4: 255 }));
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    expect(answer).toContain('"digit":4');
  });

  test.each([
    ["415", "unsupported_type", "POST /predict/digit HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\n"],
    ["404", "unknown_model", "POST /predict/nobody HTTP/1.1\r\nhost: x\r\n"],
    ["406", "not_acceptable", `${predict}accept: text/html\r\n`],
    ["415", "unsupported_encoding", `${predict}content-encoding: zstd\r\n`],
  ])("is refused with %s before it sends what nobody wants", async (status, code, head) => {
    const answer = await answersTo(`${head}${asking}`);
    expect(answer).not.toContain("100 Continue");
    expect(refusals(answer)).toMatchObject([[status, code, expect.any(String)]]);
  });

  test("and sends its body all the same is not cut off", async () => {
    const port = Number(new URL(server.url).port);
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    sockets.push(socket);
    await once(socket, "connect");
    const failed = once(socket, "error").then(() => "reset");
    const head = "POST /predict/digit HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\nexpect: 100-continue\r\n";
    socket.write(`${head}content-length: 4000000\r\n\r\n`);
    const [answer] = await once(socket, "data");
    expect(refusals(String(answer))).toMatchObject([["415", "unsupported_type", expect.any(String)]]);
    await once(socket, "end"); // the server's side only
    for (let sent = 0; sent < 3; sent++) {
      expect(await Promise.race([failed, delay(50, "sent")])).toBe("sent");
      socket.write(Buffer.alloc(10_000));
    }
    failed.catch(() => undefined);
  });

  test("of HTTP/1.0 is not: that does not know it", async () => {
    const answer = await answersTo(`${predict.replace("HTTP/1.1", "HTTP/1.0")}${asking}`, picture({ 4: 255 }));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a body that is too large", () => {
  const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;

  test("in chunks is answered before it ends, and then the connection does", async () => {
    const answer = await answersTo(`${predict}transfer-encoding: chunked\r\n\r\n`, ...Array<string>(5).fill(chunk));
    expect(refusals(answer)).toMatchObject([["413", "body_too_large", expect.stringContaining("65536 bytes")]]);
  });

  test("in chunks that end soon leaves the connection usable", async () => {
    const rest = [...Array<string>(6).fill(chunk), "0\r\n\r\n"];
    const next = "GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    const answer = await answersTo(`${predict}transfer-encoding: chunked\r\n\r\n`, ...rest, next);
    expect(refusals(answer)).toMatchObject([["413", "body_too_large", expect.any(String)]]);
    expect(answer).toContain('{"status":"alive"}');
  });
});
