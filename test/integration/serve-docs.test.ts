import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createApp } from "@rnn-zoo/serve/app.js";
import { command } from "@rnn-zoo/serve/docs/page.js";
import { type DocumentedRoute, documentedRoutes, type Example } from "@rnn-zoo/serve/docs/routes-table.js";
import { surfaces } from "@rnn-zoo/serve/predict/surfaces.js";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { mutatedRequest } from "../support/mutate-request.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { lowBinsModel, oddsModel, toyWords, wordsModel } from "../support/toy-zoo.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const json = "application/json";
let server: ToyServer;
let requestIsValid: (task: string) => ValidateFunction;
let compareSchema: object;
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
  requestIsValid = (task) => ajv.compile(document.paths[`/predict/${task}`].post.requestBody.content[json].schema);
  compareSchema = document.paths["/compare/{task}"].post.requestBody.content[json].schema;
  errorIsValid = ajv.compile(document.components.schemas.Error);
});
afterAll(() => server.stop());

async function bodyOf({ body }: Example): Promise<RequestInit["body"]> {
  if (body === undefined) return null;
  if ("file" in body) return bytesOf(body.file);
  if ("zeros" in body) return new Uint8Array(body.zeros);
  if ("base64" in body) return new Uint8Array(Buffer.from(body.base64, "base64"));
  if ("json" in body) return JSON.stringify(body.json);
  const form = new FormData();
  for (const { name, file } of body.form) form.append(name, new Blob([await bytesOf(file)]), file);
  return form;
}

const bytesOf = async (file: string) => new Uint8Array(await readFile(root + file));

const examples = documentedRoutes.flatMap((route) =>
  route.examples.map((example): [string, DocumentedRoute, Example] => [
    `${route.method} ${route.path}: ${example.title}`,
    route,
    example,
  ]),
);

describe("an example of the documents is answered as they say", () => {
  test.each(examples)("%s", async (_, route, example) => {
    const { address = route.path, type, headers = {}, status } = example;
    const body = await bodyOf(example);
    const isForm = body instanceof FormData; // its type needs a boundary
    const response = await fetch(server.url + address, {
      method: route.method.toUpperCase(),
      headers: { ...headers, ...(type !== undefined && !isForm && { "content-type": type }) },
      body: body ?? null,
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
    if (headers.accept !== undefined) expect(answered).toBe(headers.accept);
    const schema = route.answer[answered];
    if (!schema || answered !== json) return;
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

describe("what reads a body", () => {
  const reading = documentedRoutes.filter(({ request }) => request !== undefined);

  test.each(reading.map((route) => [route.path, route] as const))("%s: says of each type what it holds", (_, route) => {
    expect(Object.values(route.request ?? {})).not.toContain(undefined);
  });

  test.each(["/predict/{name}", "/compare/{task}"])("%s: documents each type that some task reads", (path) => {
    const route = documentedRoutes.find((one) => one.path === path && one.request !== undefined);
    const read = [...surfaces.values()].flatMap(({ readers }) => [...readers.keys()]);
    expect(new Set(Object.keys(route?.request ?? {}))).toEqual(new Set(read));
  });

  test("POST /compare/{task} documents the options of every task, but no choice of a model", () => {
    const optionsOf = (path: string) => {
      const route = documentedRoutes.find((one) => one.path === path && one.request !== undefined);
      return Object.entries(route?.parameters ?? {}).flatMap(([name, { in: at }]) => (at === "query" ? [name] : []));
    };
    const ofTasks = [...surfaces.keys()].flatMap((task) => optionsOf(`/predict/${task}`));
    const wanted = new Set(ofTasks.filter((name) => name !== "model" && name !== "version"));
    expect(new Set(optionsOf("/compare/{task}"))).toEqual(wanted);
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

describe("what is documented of a task", () => {
  const taskRoutes = documentedRoutes.flatMap((route) => {
    const surface = surfaces.get(route.path.replace("/predict/", ""));
    return surface ? [[route.path, route, surface] as const] : [];
  });
  const aliases = ["audio/x-wav", "audio/vnd.wave"]; // of audio/wav

  test("is that of every task", () => {
    expect(taskRoutes.map(([, , { task }]) => task)).toEqual([...surfaces.keys()]);
  });

  test.each(taskRoutes)("%s: the types that are read, each with a schema and an example", (_, route, { readers }) => {
    expect(new Set(Object.keys(route.request ?? {}))).toEqual(new Set(readers.keys()));
    expect(Object.values(route.request ?? {})).not.toContain(undefined);
    const shown = new Set(route.examples.map(({ type }) => type));
    for (const type of readers.keys()) if (!aliases.includes(type)) expect(shown).toContain(type);
  });

  test.each(taskRoutes)("%s: the options of a query, which the reader knows and no others", async (path, route) => {
    const documented = Object.entries(route.parameters ?? {}).flatMap(([name, { in: at }]) =>
      at === "query" ? [name] : [],
    );
    const type = path.endsWith("digit")
      ? "application/octet-stream"
      : path.endsWith("sound")
        ? "audio/wav"
        : "text/plain";
    const init = { method: "POST", headers: { "content-type": type }, body: "x" };
    const { error } = JSON.parse(await (await fetch(`${server.url}${path}?unknown=1`, init)).text());
    expect(error.message).toBe(`query: expected only ${documented.join(", ")}, got the unknown field "unknown"`);
  });

  test.each([
    ["x-deadline-ms", "0"],
    ["x-deadline-ms", "soon"],
  ])("the header %s is refused where it is %s", async (name, value) => {
    const init = { method: "POST", headers: { "content-type": json, [name]: value }, body: "{}" };
    expect((await fetch(`${server.url}/predict/digit`, init)).status).toBe(400);
  });
});

describe("the schema of the documents and the reader of the server", () => {
  test.each([
    ["digit", 800, 200],
    ["sentiment", 400, 100],
    ["sound", 80, 12],
  ] as const)("accept the same of %s requests with faults", async (task, requests, least) => {
    const isValid = requestIsValid(task);
    const counts = { accepted: 0, refused: 0 };
    for (let seed = 0; seed < requests; seed++) {
      const body = JSON.stringify(mutatedRequest(task, seed));
      const sent = { method: "POST", headers: { "content-type": json }, body };
      const response = await fetch(`${server.url}/predict/${task}`, sent);
      const text = await response.text();
      const accepted = response.status === 200;
      if (!accepted) expect([seed, response.status, text]).toEqual([seed, 400, text]);
      const said = accepted ? "" : text;
      expect({ seed, accepted, said }).toEqual({ seed, accepted: isValid(JSON.parse(body)), said });
      counts[accepted ? "accepted" : "refused"]++;
    }
    expect(counts.accepted).toBeGreaterThan(least);
    expect(counts.refused).toBeGreaterThan(least);
  });

  test.each([
    ["digit", 200, 20],
    ["sentiment", 100, 10],
    ["sound", 30, 2],
  ] as const)("accept the same of %s requests to all models", async (task, requests, least) => {
    const isValid = ajv.compile(compareSchema);
    const counts = { accepted: 0, refused: 0 };
    for (let seed = 0; seed < requests; seed++) {
      const body = JSON.stringify(mutatedRequest(task, seed));
      const sent = { method: "POST", headers: { "content-type": json }, body };
      const { status } = await fetch(`${server.url}/compare/${task}`, sent);
      expect({ seed, status }).toEqual({ seed, status: isValid(JSON.parse(body)) ? 200 : 400 });
      counts[status === 200 ? "accepted" : "refused"]++;
    }
    expect(counts.accepted).toBeGreaterThan(least);
    expect(counts.refused).toBeGreaterThan(least);
  });

  test("take the last of two fields of one name", async () => {
    const sent = { method: "POST", headers: { "content-type": json }, body: '{"instances":[7],"instances":["good"]}' };
    expect((await fetch(`${server.url}/predict/sentiment`, sent)).status).toBe(200);
  });
});
