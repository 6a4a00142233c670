import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runScenario } from "../load/scenarios/run-scenario.js";
import type { Scenario } from "../load/scenarios/scenario.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";

const digit = { task: "digit", model: "digit-rnn-bn", contentType: "application/json", rows: 1 } as const;
const closed: Scenario = {
  name: "small",
  about: "a few clients, all formats",
  mix: [
    digit,
    { ...digit, rows: 3, contentType: "application/x-protobuf" },
    { ...digit, rows: 2, contentType: "application/octet-stream" },
    { ...digit, model: "no-such-model" },
  ],
  load: { kind: "closed", clients: 4 },
  seconds: 1,
  warmUpSeconds: 0.2,
};
const open: Scenario = {
  ...closed,
  load: { kind: "open", rate: "requests", connections: 8, phases: [{ seconds: 1, from: 50 }] },
};

describe("a load on our server", () => {
  let server: ServeProcess;
  let url: URL;
  beforeAll(async () => {
    server = startServeProcess(["--port", "0"]);
    url = new URL(String((await server.logged("listening")).url));
    await server.logged("ready");
  });
  afterAll(async () => {
    server.child.kill("SIGTERM");
    await server.ended;
  });

  test("in a closed loop is answered rightly, in every format", async () => {
    const { problems, checked, statuses, leftOut, perSecond, rowsPerSecond } = await runScenario(closed, url);
    expect(problems).toEqual([]);
    expect(leftOut).toContain("no no-such-model in the zoo");
    expect(Object.keys(statuses)).toEqual(["200"]);
    expect(checked).toBeGreaterThan(0);
    expect(rowsPerSecond).toBeGreaterThan(1.5 * perSecond);
  });

  test("in an open loop has as many requests as planned", async () => {
    const { problems, offered, statuses } = await runScenario(open, url);
    expect(problems).toEqual([]);
    expect(offered).toBe(40); // a second at 50 a second without its warm-up
    expect(statuses).toEqual({ 200: 40 });
  });
});

describe("a server that is wrong", () => {
  async function withServer<T>(status: number, body: string, use: (url: URL) => Promise<T>): Promise<T> {
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(request.url === "/metrics" ? 404 : status, { "content-length": body.length }).end(body);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      return await use(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  test("is found out by the oracle", async () => {
    const probabilities = Array(10).fill(0.1);
    const body = { model: digit.model, version: "1", predictions: [{ digit: 0, confidence: 0.1, probabilities }] };
    const scenario = { ...open, mix: [digit] };
    const { problems } = await withServer(200, JSON.stringify(body), (url) => runScenario(scenario, url));
    expect(problems[0]).toContain("wrong answer: row 0: expected scores");
  });

  test("is found out when it refuses what it should take", async () => {
    const { problems } = await withServer(503, "{}", (url) => runScenario({ ...open, mix: [digit] }, url));
    expect(problems).toEqual(["40 answers with status 503", "no answer was held against the oracle"]);
  });
});
