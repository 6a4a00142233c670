import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createApp } from "@rnn-zoo/serve/app.js";
import { command } from "@rnn-zoo/serve/docs/page.js";
import { type DocumentedRoute, documentedRoutes, type Example } from "@rnn-zoo/serve/docs/routes-table.js";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { mutatedDigitRequest } from "../support/mutate-request.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { lowBinsModel, oddsModel, toyWords, wordsModel } from "../support/toy-zoo.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const json = "application/json";
let server: ToyServer;
let requestIsValid: ValidateFunction;
let errorIsValid: ValidateFunction;
const ajv = new Ajv2020({ strict: false });

beforeAll(async () => {
  server = await startToyServer([
    { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.9 },
    { name: "digit-gru-bn", onnx: oddsModel(9), accuracy: 0.5 },
    { name: "toy-words", task: "sentiment", onnx: wordsModel(), words: toyWords },
    { name: "toy-sound", task: "sound", onnx: lowBinsModel() },
  ]);
  const document = JSON.parse(await (await fetch(`${server.url}/openapi.json`)).text());
  requestIsValid = ajv.compile(document.paths["/predict/digit"].post.requestBody.content[json].schema);
  errorIsValid = ajv.compile(document.components.schemas.Error);
});
afterAll(() => server.stop());

async function bodyOf({ body }: Example): Promise<Buffer | string | undefined> {
  if (body === undefined) return undefined;
  if ("file" in body) return readFile(root + body.file);
  return "zeros" in body ? Buffer.alloc(body.zeros) : JSON.stringify(body.json);
}

const examples = documentedRoutes.flatMap((route) =>
  route.examples.map((example): [string, DocumentedRoute, Example] => [
    `${route.method} ${route.path}: ${example.title}`,
    route,
    example,
  ]),
);

describe("an example of the documents is answered as they say", () => {
  test.each(examples)("%s", async (_, route, example) => {
    const { address = route.path, type, status } = example;
    const body = await bodyOf(example);
    const response = await fetch(server.url + address, {
      method: route.method.toUpperCase(),
      ...(type !== undefined && { headers: { "content-type": type } }),
      ...(body !== undefined && { body: typeof body === "string" ? body : new Uint8Array(body) }),
    });
    const text = await response.text();
    expect({ status: response.status, text: text.slice(0, 200) }).toMatchObject({ status });
    const answered = response.headers.get("content-type")?.split(";")[0] ?? "";
    if (status !== 200) {
      expect(answered).toBe(json);
      expect([errorIsValid(JSON.parse(text)), errorIsValid.errors]).toEqual([true, null]);
      return;
    }
    expect(Object.keys(route.answer)).toContain(answered);
    const schema = route.answer[answered];
    if (!schema) return;
    const isValid = ajv.compile(schema);
    expect([isValid(JSON.parse(text)), isValid.errors]).toEqual([true, null]);
  });
});

describe("every route", () => {
  interface Layer {
    readonly route?: { readonly path: string } | undefined;
    readonly handle: object;
  }

  const routesOf = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (route) return [route.path];
      return "stack" in handle && Array.isArray(handle.stack) ? routesOf(handle.stack) : [];
    });

  test("of the server is documented, and no other", () => {
    const served = routesOf(createApp({ ...server.parts }).router.stack).map((path) => path.replace(/:(\w+)/g, "{$1}"));
    const documented = new Set(documentedRoutes.map(({ path }) => path));
    expect(new Set(served)).toEqual(documented);
  });
});

describe("GET /docs", () => {
  test("shows the command of every example, and loads nothing from anywhere", async () => {
    const response = await fetch(`${server.url}/docs`);
    const page = await response.text();
    const plain = page
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    for (const [, route, example] of examples) expect(plain).toContain(command(route, example, server.url));
    expect(page).not.toMatch(/<script|<img|<link|src=|@import|url\(/);
    expect(response.headers.get("content-security-policy")).toMatch(
      /^default-src 'none';style-src 'sha256-[\w+/=]+';base-uri 'none';form-action 'none';frame-ancestors 'none'$/,
    );
  });

  test("lists every error", async () => {
    const page = await (await fetch(`${server.url}/docs`)).text();
    for (const code of ["invalid_input", "deadline_exceeded", "rate_limited"]) expect(page).toContain(code);
  });
});

describe("the schema of the documents and the reader of the server", () => {
  test("accept the same of 800 requests with faults", async () => {
    const counts = { accepted: 0, refused: 0 };
    for (let seed = 0; seed < 800; seed++) {
      const body = mutatedDigitRequest(seed);
      const sent = { method: "POST", headers: { "content-type": json }, body: JSON.stringify(body) };
      const response = await fetch(`${server.url}/predict/digit`, sent);
      const text = await response.text();
      const accepted = response.status === 200;
      if (!accepted) expect([seed, response.status, text]).toEqual([seed, 400, text]);
      const valid = requestIsValid(JSON.parse(JSON.stringify(body)));
      expect({ seed, accepted, said: accepted ? "" : text }).toEqual({
        seed,
        accepted: valid,
        said: accepted ? "" : text,
      });
      counts[accepted ? "accepted" : "refused"]++;
    }
    expect(counts.accepted).toBeGreaterThan(200);
    expect(counts.refused).toBeGreaterThan(200);
  });
});
