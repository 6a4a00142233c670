import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { digitFromImage } from "@rnn-zoo/models";
import { evenPictures } from "../support/pictures.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel } from "../support/toy-zoo.js";

const seven = fileURLToPath(new URL("../../../models/examples/seven.png", import.meta.url));
let server: ToyServer;
let draining = false;

beforeAll(async () => {
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { isDraining: () => draining });
});
afterAll(() => server.stop());

async function encode(type: string, body: Uint8Array): Promise<Response> {
  return fetch(`${server.url}/encode/digit`, { method: "POST", headers: { "content-type": type }, body });
}

describe("POST /encode/digit", () => {
  test.each(Object.entries(evenPictures))("gives the pixels of a 28 × 28 picture as %s", async (type, bytes) => {
    const rows = Array.from({ length: 28 }, () => Array.from({ length: 28 }, () => 103));
    expect(await (await encode(type, bytes)).json()).toEqual({ instances: [rows] });
  });

  test("gives what a prediction of the same picture is made from, ready to be sent", async () => {
    const picture = await readFile(seven);
    const body = await (await encode("image/png", picture)).text();
    expect(JSON.parse(body).instances[0].flat()).toEqual(Array.from(await digitFromImage(picture, "body")));
    const predict = (type: string, content: string | Uint8Array) =>
      fetch(`${server.url}/predict/digit`, { method: "POST", headers: { "content-type": type }, body: content });
    const [ofInstances, ofPicture] = await Promise.all([
      predict("application/json", body),
      predict("image/png", picture),
    ]);
    expect(await ofInstances.json()).toEqual(await ofPicture.json());
  });
});

describe("misuse", () => {
  test.each([
    ["text/plain", "digit", 415, "unsupported_type"],
    ["image/png", "", 400, "empty_body"],
    ["image/png", "no picture", 400, "invalid_input"],
  ])("%s with the body %j is refused", async (type, body, status, code) => {
    const response = await encode(type, new TextEncoder().encode(body));
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }]);
  });

  test("a body above the limit is refused", async () => {
    const response = await encode("image/png", new Uint8Array(1_048_577));
    expect([response.status, await response.json()]).toMatchObject([413, { error: { code: "body_too_large" } }]);
  });

  test("GET is not allowed, and nothing is encoded while the server drains", async () => {
    expect((await fetch(`${server.url}/encode/digit`)).status).toBe(405);
    draining = true;
    expect((await encode("image/png", await readFile(seven))).status).toBe(503);
    draining = false;
  });
});
