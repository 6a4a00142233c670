import { once } from "node:events";
import { createServer, request as httpRequest, type Server } from "node:http";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createAccess } from "@rnn-zoo/serve/access.js";
import type { SecurityParts } from "@rnn-zoo/serve/app.js";
import { createErrorHandler } from "@rnn-zoo/serve/error-handler.js";
import { createHoldBack } from "@rnn-zoo/serve/hold-back.js";
import { createKeySet } from "@rnn-zoo/serve/keys.js";
import { giveRequestId } from "@rnn-zoo/serve/request-id.js";
import express from "express";
import { pino } from "pino";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const apiKey = "api-key-0123456789";
const adminKey = "admin-key-0123456789";
const none = createKeySet([]);
const open: SecurityParts = {
  apiKeys: none,
  adminKeys: none,
  corsOrigins: [],
  rateLimit: 0,
  trustProxy: () => false,
  tls: false,
};
const guarded = { ...open, apiKeys: createKeySet([apiKey]), adminKeys: createKeySet([adminKey]) };
const servers: ToyServer[] = [];
const plain: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const server of plain.splice(0)) server.close().closeAllConnections();
});

async function start(security: SecurityParts): Promise<ToyServer> {
  const server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], { security });
  servers.push(server);
  return server;
}

async function predict({ url }: ToyServer, headers: Record<string, string> = {}) {
  const all = { "content-type": "application/octet-stream", ...headers };
  const response = await fetch(`${url}/predict/digit`, { method: "POST", headers: all, body: picture() });
  return { status: response.status, headers: response.headers, code: JSON.parse(await response.text()).error?.code };
}

describe("with API keys", () => {
  test.each([
    ["Authorization: Bearer", { authorization: `Bearer ${apiKey}` }],
    ["authorization: bearer", { authorization: `bearer ${apiKey}` }],
    ["X-API-Key", { "x-api-key": apiKey }],
    ["an admin key", { "x-api-key": adminKey }],
  ])("a prediction is answered to who has one: %s", async (_, headers) => {
    expect(await predict(await start(guarded), headers)).toMatchObject({ status: 200 });
  });

  test.each<[string, Record<string, string>]>([
    ["none", {}],
    ["an unknown one", { "x-api-key": "api-key-0123456780" }],
    ["half of one", { "x-api-key": apiKey.slice(0, 9) }],
    ["an empty one", { authorization: "Bearer ", "x-api-key": "" }],
    ["another scheme", { authorization: `Basic ${apiKey}` }],
  ])("a prediction is refused with 401 to who has %s", async (_, headers) => {
    const server = await start(guarded);
    const refusal = await predict(server, headers);
    expect(refusal).toMatchObject({ status: 401, code: "unauthorized" });
    expect(refusal.headers.get("www-authenticate")).toBe('Bearer realm="rnn-zoo"');
    expect(server.logged.join("")).not.toContain(apiKey.slice(0, 9));
  });

  test("what is only read needs none", async () => {
    const { url } = await start(guarded);
    for (const path of ["/models", "/livez", "/readyz", "/metrics"]) {
      expect((await fetch(url + path)).status).toBe(200);
    }
  });

  test("a refusal comes before the body is read", async () => {
    const { url } = await start(guarded);
    const headers = { "content-type": "application/json", "content-length": "1000000" };
    const upload = httpRequest(`${url}/predict/digit`, { method: "POST", headers });
    upload.on("error", () => undefined);
    upload.flushHeaders();
    const [response] = await once(upload, "response"); // although no byte of the body was sent
    expect(response.statusCode).toBe(401);
    upload.destroy();
  });
});

describe("what changes the state of the server", () => {
  /** A server with one such route. */
  async function startAdmin(security: SecurityParts): Promise<string> {
    const app = express();
    app.use(giveRequestId);
    app.post("/change", createAccess(security).requireAdmin, (_req, res) => {
      res.json({ changed: true });
    });
    app.use(
      createErrorHandler(pino({ level: "silent" }), createHoldBack({ hasRoom: () => true, isDraining: () => false })),
    );
    const server = createServer(app).listen(0, "127.0.0.1");
    plain.push(server);
    await once(server, "listening");
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/change`;
  }

  /** With `http`, because fetch sets some of these headers itself. */
  async function change(url: string, headers: Record<string, string>): Promise<number | undefined> {
    const sent = httpRequest(url, { method: "POST", headers });
    sent.end();
    const [response] = await once(sent, "response");
    response.resume();
    return response.statusCode;
  }

  test.each<[number, string, Record<string, string>]>([
    [200, "an admin key", { authorization: `Bearer ${adminKey}` }],
    [403, "an API key", { authorization: `Bearer ${apiKey}` }],
    [401, "an unknown key", { authorization: "Bearer nobody-knows-this-key" }],
    [401, "no key", {}],
  ])("answers %i to %s", async (status, _, headers) => {
    expect(await change(await startAdmin(guarded), headers)).toBe(status);
  });

  test.each<[number, string, Record<string, string>]>([
    [200, "a program on this machine", {}],
    [200, "one that says localhost", { host: "localhost:3000" }],
    [403, "a proxy", { "x-forwarded-for": "192.0.2.1" }],
    [403, "a proxy of RFC 7239", { forwarded: "for=192.0.2.1" }],
    [403, "a web page", { origin: "https://example.org" }],
    [403, "a web page that hides its origin", { origin: "null" }],
    [403, "a web page's form", { "sec-fetch-site": "cross-site" }],
    [403, "a web page whose name was rebound to this machine", { host: "example.org" }],
  ])("answers, without admin keys, %i to %s", async (status, _, headers) => {
    expect(await change(await startAdmin(open), headers)).toBe(status);
  });
});

describe("headers", () => {
  test("of every answer keep a browser from showing, running or framing it", async () => {
    const server = await start(open);
    const answers = [await fetch(`${server.url}/models`), await fetch(`${server.url}/no`), await predict(server)];
    for (const { headers } of answers) {
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
      expect([headers.get("connection"), headers.get("keep-alive")]).toEqual(["keep-alive", "timeout=65"]);
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test("of a connection that ends say so, and not for how long it stays", async () => {
    const { url } = await start(open);
    for (const path of ["/models", "/no", "/livez"]) {
      const asked = httpRequest(url + path, { headers: { connection: "close" } }).end();
      const [{ headers }] = await once(asked, "response");
      expect([headers.connection, headers["keep-alive"]]).toEqual(["close", undefined]);
    }
  });

  test("of a request that is refused before its body was sent say that the connection ends, and nothing else", async () => {
    const { url } = await start(open);
    const headers = { expect: "100-continue", "content-type": "text/html", "content-length": 10 };
    const asked = httpRequest(`${url}/predict/digit`, { method: "POST", headers });
    asked.on("error", () => undefined).flushHeaders();
    const [answer] = await once(asked, "response");
    expect([answer.statusCode, answer.headers.connection, answer.headers["keep-alive"]]).toEqual([
      415,
      "close",
      undefined,
    ]);
    asked.destroy();
  });

  test("of HTTPS tell a browser to come back with HTTPS only", async () => {
    const { headers } = await predict(await start({ ...open, tls: true }));
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  });

  test("let the pages of the origins ask that are named, and no others", async () => {
    const server = await start({ ...guarded, corsOrigins: ["https://good.example"] });
    const preflight = { origin: "https://good.example", "access-control-request-method": "POST" };
    const allowed = await fetch(`${server.url}/predict/digit`, { method: "OPTIONS", headers: preflight });
    expect([allowed.status, allowed.headers.get("access-control-allow-origin")]).toEqual([204, "https://good.example"]);
    const refused = await predict(server, { origin: "https://good.example" });
    expect(refused.status).toBe(401); // and the page can read why
    expect(refused.headers.get("access-control-allow-origin")).toBe("https://good.example");
    expect(refused.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const bad = await predict(server, { origin: "https://bad.example" });
    expect(bad.headers.get("access-control-allow-origin")).not.toBe("https://bad.example");
  });
});

describe("with a limit of requests", () => {
  test("what is too much is refused with 429 and the time to wait", async () => {
    const server = await start({ ...open, rateLimit: 2 });
    const statuses = [await predict(server), await predict(server)].map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    const refusal = await predict(server);
    expect(refusal).toMatchObject({ status: 429, code: "rate_limited" });
    const seconds = Number(refusal.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200); // health is never limited
  });

  test("each key has a limit of its own, and who guesses keys shares the one of the address", async () => {
    const server = await start({ ...guarded, rateLimit: 2 });
    const ask = async (key: string) => (await predict(server, { "x-api-key": key })).status;
    expect([await ask(apiKey), await ask(apiKey), await ask(apiKey)]).toEqual([200, 200, 429]);
    expect(await ask(adminKey)).toBe(200);
    expect([await ask("guess-number-one-"), await ask("guess-number-two-")]).toEqual([401, 401]);
    expect(await ask("guess-number-three-")).toBe(429);
  });
});
