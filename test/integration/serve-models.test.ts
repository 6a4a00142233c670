import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { nineClassModel, oddsModel, tableModel, toyCard } from "../support/toy-zoo.js";

const models = [
  { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.8 },
  { name: "toy-odds", version: "2", onnx: oddsModel(27), accuracy: 0.9 },
  { name: "toy-table", onnx: tableModel(), accuracy: 0.5 },
];
let server: ToyServer;
let draining = false;

beforeAll(async () => {
  server = await startToyServer(models, { isDraining: () => draining });
});
afterAll(() => server.stop());

async function get(path: string, from = server): Promise<[number, unknown]> {
  const response = await fetch(from.url + path);
  return [response.status, await response.json()];
}

describe("GET /models", () => {
  test("lists each model with its versions, and which one is the default", async () => {
    const facts = { state: "ready", device: "cpu", cpuNodes: [], parameters: 7_840 };
    expect(await get("/models")).toEqual([
      200,
      {
        models: [
          {
            name: "toy-odds",
            task: "digit",
            default: true,
            versions: [
              { version: "1", ...facts, testAccuracy: 0.8 },
              { version: "2", ...facts, testAccuracy: 0.9 },
            ],
          },
          {
            name: "toy-table",
            task: "digit",
            default: false,
            versions: [{ version: "1", ...facts, testAccuracy: 0.5 }],
          },
        ],
      },
    ]);
  });
});

describe("GET /models/{name}", () => {
  test("gives the card of the newest version, and the states of all", async () => {
    const newest = models[1];
    if (!newest) throw new Error("expected a second model");
    const { onnx, ...card } = toyCard(newest);
    expect(await get("/models/toy-odds")).toEqual([
      200,
      expect.objectContaining({
        name: card.name,
        version: "2",
        onnx,
        versions: [
          expect.objectContaining({ version: "1", state: "ready" }),
          expect.objectContaining({ version: "2", state: "ready" }),
        ],
      }),
    ]);
  });

  test.each(["zebra", "__proto__", "..%2F..%2Fetc", "toy-odds%2F1"])("refuses %s, which is no model", async (name) => {
    expect(await get(`/models/${name}`)).toEqual([404, { error: expect.objectContaining({ code: "unknown_model" }) }]);
  });
});

describe("health", () => {
  test("GET /livez answers while the process lives, also when it drains", async () => {
    draining = true;
    expect(await get("/livez")).toEqual([200, { status: "alive" }]);
    draining = false;
  });

  test("GET /readyz names the models that are ready", async () => {
    expect(await get("/readyz")).toEqual([
      200,
      { status: "ready", models: ["toy-odds/1", "toy-odds/2", "toy-table/1"], threads: 2 },
    ]);
  });

  test("GET /readyz refuses while the server drains", async () => {
    draining = true;
    expect(await get("/readyz")).toEqual([503, { error: expect.objectContaining({ code: "draining" }) }]);
    draining = false;
  });

  test("GET /readyz refuses while a model is loading, and says which", async () => {
    server.parts.registry.setState("toy-odds/1", "loading");
    expect(await get("/readyz")).toEqual([
      503,
      {
        error: expect.objectContaining({
          code: "not_ready",
          message: "toy-odds/1 is loading",
          details: { models: [{ model: "toy-odds/1", state: "loading" }] },
        }),
      },
    ]);
    server.parts.registry.setState("toy-odds/1", "ready", {
      placement: { device: "cpu", cpuNodes: [] },
    });
  });

  test("GET /readyz refuses while no thread can work", async () => {
    const dead = await startToyServer(models, { threads: () => 0 });
    expect(await get("/readyz", dead)).toEqual([
      503,
      { error: expect.objectContaining({ code: "not_ready", message: "no worker thread is alive" }) },
    ]);
    await dead.stop();
  });

  test("a model that fails to load leaves the others serving, and the log says why", async () => {
    const half = await startToyServer([...models, { name: "bad", onnx: nineClassModel(), accuracy: 1 }]);
    expect(await get("/readyz", half)).toEqual([
      503,
      { error: expect.objectContaining({ message: "bad/1 is failed" }) },
    ]);
    const response = await fetch(`${half.url}/predict/digit`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: new Uint8Array(784),
    });
    expect(await response.json()).toMatchObject({ model: "toy-odds" });
    expect(half.logged.join("")).toContain("expected the output float32 [batch, 10]");
    await half.stop();
  });
});

describe("methods", () => {
  test.each(["/models", "/models/toy-odds", "/livez", "/readyz"])("HEAD %s answers without a body", async (path) => {
    const response = await fetch(server.url + path, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test.each([
    ["/models", "GET, HEAD"],
    ["/models/toy-odds", "GET, HEAD"],
    ["/livez", "GET, HEAD"],
    ["/readyz", "GET, HEAD"],
    ["/predict/digit", "POST"],
  ])("OPTIONS %s names its methods", async (path, allow) => {
    const response = await fetch(server.url + path, { method: "OPTIONS" });
    expect([response.status, response.headers.get("allow")]).toEqual([204, allow]);
  });
});
