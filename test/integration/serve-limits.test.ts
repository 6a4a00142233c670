import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const maxBodyBytes = 1_048_576;
let server: ToyServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9), accuracy: 0.5 }]);
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection on which a test writes its own bytes. */
async function dial(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
}

/** Everything that comes until the server closes the connection. */
async function readToEnd(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

function head(contentType: string, more: string): string {
  return `POST /predict/digit HTTP/1.1\r\nhost: x\r\ncontent-type: ${contentType}\r\n${more}\r\n\r\n`;
}

async function post(contentType: string, body: Buffer | string): Promise<{ status: number; code: string | undefined }> {
  const response = await fetch(`${server.url}/predict/digit`, {
    method: "POST",
    headers: { "content-type": contentType },
    body,
  });
  const json = (await response.json()) as { error?: { code: string } };
  return { status: response.status, code: json.error?.code };
}

describe("a body that costs more to parse than it can be worth", () => {
  test.each([
    ["of empty lists", `{"instances":[${"[[[[[]]]]],".repeat(60_000)}1]}`],
    ["of keys", `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":0`).join()}}`],
    ["of objects", `[${'{"k":0},'.repeat(60_000)}1]`],
  ])("%s is refused before it is parsed", async (_, body) => {
    expect(await post("application/json", body)).toEqual({ status: 400, code: "malformed_json" });
  });

  test("of digits is not refused", async () => {
    const rows = Array.from({ length: 28 }, () => Array<number>(28).fill(0));
    const body = JSON.stringify({ instances: Array(64).fill(rows) });
    expect(await post("application/json", `${body}${" ".repeat(262_144)}`)).toMatchObject({ status: 200 });
  });

  test("of empty pictures as protobuf is refused before it is decoded", async () => {
    const body = Buffer.from("1200".repeat(100_000), "hex");
    expect(await post("application/x-protobuf", body)).toEqual({ status: 413, code: "too_many_rows" });
  });
});

describe("uploads", () => {
  test("a Content-Length that is too large is answered before the body is sent, and the connection ends", async () => {
    const socket = await dial();
    socket.write(head("application/octet-stream", `content-length: ${maxBodyBytes + 1}`));
    const answer = await readToEnd(socket);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain(`expected a body of at most ${maxBodyBytes} bytes`);
  });

  test("bodies that may take more memory together than there is for them are refused, until others have ended", async () => {
    const slow = await Promise.all(Array.from({ length: 32 }, dial));
    for (const socket of slow)
      socket.write(`${head("application/octet-stream", `content-length: ${maxBodyBytes}`)}some`);
    const refused = async () => (await post("application/octet-stream", Buffer.from(picture()))).code;
    let code = await refused();
    while (code === undefined) code = await refused(); // the slow ones are still arriving
    expect(code).toBe("uploads_full");
    slow[0]?.destroy();
    while (code !== undefined) code = await refused(); // its end is still arriving
    expect(code).toBeUndefined();
  });
});

describe("pictures", () => {
  test("more than may wait are refused, and all others are answered", async () => {
    const side = 60;
    const ink = { input: { create: { width: 4, height: 40, channels: 3, background: "black" } as const } };
    const large = await sharp({ create: { width: side, height: side, channels: 3, background: "white" } })
      .composite([ink])
      .png()
      .toBuffer();
    const answers = await Promise.all(Array.from({ length: 300 }, () => post("image/png", large)));
    const codes = new Set(answers.map(({ status, code }) => `${status} ${code}`));
    expect([...codes].filter((code) => !["200 undefined", "503 pictures_full"].includes(code))).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(256);
  });
});

describe("pipelined requests", () => {
  test("are all answered in order on one connection", async () => {
    const socket = await dial();
    const body = Buffer.from(picture());
    for (let i = 0; i < 5; i++) {
      const last = i === 4 ? "\r\nconnection: close" : "";
      socket.write(head("application/octet-stream", `content-length: 784\r\nx-request-id: number-${i}${last}`));
      socket.write(body);
    }
    const answer = await readToEnd(socket);
    expect([...answer.matchAll(/x-request-id: (number-\d)/g)].map(([, id]) => id)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `number-${i}`),
    );
  });
});
