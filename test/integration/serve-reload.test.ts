import { appendFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startLoad } from "../support/ask-rows.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { tableModel, writeToyModel, writeToyZoo } from "../support/toy-zoo.js";

let zoo: string;
let server: ServeProcess;
let url: string;

const table = (version: string) => ({ name: "toy-table", version, onnx: tableModel(), accuracy: 0.9 });

beforeEach(async () => {
  zoo = await writeToyZoo([table("1")]);
});
afterEach(async () => {
  server.child.kill("SIGKILL");
  await server.ended;
});

async function start(...args: string[]): Promise<void> {
  server = startServeProcess(["--port", "0", ...args], { ZOO_MODELS_DIR: zoo });
  url = String((await server.logged("listening")).url);
  await server.logged("ready");
}

async function call(method: string, path: string): Promise<[number, unknown]> {
  const response = await fetch(url + path, { method });
  return [response.status, await response.json()];
}

describe("a new version", () => {
  test("is noticed, served without a failed request, and the old one is unloaded", async () => {
    await start("--watch-ms", "50");
    const load = startLoad(url, 8);
    while (load.answers() < 50) await pause();
    const elsewhere = await writeToyZoo([table("2")]);
    await rename(join(elsewhere, "toy-table", "2"), join(zoo, "toy-table", "2"));
    while ((load.byVersion()["2"] ?? 0) < 50) await pause();
    await server.logged("a model is unloaded");
    expect(await load.stop()).toEqual([]);
    expect(await call("GET", "/models/toy-table")).toEqual([
      200,
      expect.objectContaining({
        version: "2",
        versions: [
          { version: "1", state: "unloaded", reason: expect.stringContaining("ZOO_VERSIONS") },
          expect.objectContaining({ version: "2", state: "ready", device: "cpu" }),
        ],
      }),
    ]);
    expect(load.byVersion()["1"]).toBeGreaterThanOrEqual(50);
  });

  test("is loaded on demand where the folder is not watched", async () => {
    await start("--watch-ms", "0");
    await writeToyModel(zoo, table("2"));
    const report = { model: "toy-table", loaded: ["2"], failed: [], unloaded: ["1"] };
    expect(await call("POST", "/models/toy-table/reload")).toEqual([200, report]);
    expect(await call("GET", "/readyz")).toMatchObject([200, { models: ["toy-table/2"] }]);
  });

  test("that is bad leaves the old one serving, and the server ready", async () => {
    await start("--watch-ms", "0");
    await writeToyModel(zoo, table("2"));
    await appendFile(join(zoo, "toy-table", "2", "model.onnx"), "x");
    const failed = [{ version: "2", reason: expect.stringContaining("model.onnx: expected SHA-256") }];
    expect(await call("POST", "/models/toy-table/reload")).toEqual([
      422,
      { error: expect.objectContaining({ code: "reload_failed", details: { loaded: [], failed, unloaded: [] } }) },
    ]);
    expect(await call("GET", "/readyz")).toMatchObject([200, { models: ["toy-table/1"] }]);
    expect(await call("GET", "/models")).toMatchObject([
      200,
      {
        models: [
          {
            versions: [
              { version: "1", state: "ready" },
              { version: "2", state: "failed", ...failed[0] },
            ],
          },
        ],
      },
    ]);
  });
});

describe("a reload", () => {
  test.each(["no-such-model", "..%2F..%2Fetc", "Toy"])("of %s, which is no model, is refused", async (name) => {
    await start("--watch-ms", "0");
    expect(await call("POST", `/models/${name}/reload`)).toMatchObject([404, { error: { code: "unknown_model" } }]);
  });

  test("by GET is refused", async () => {
    await start("--watch-ms", "0");
    expect(await call("GET", "/models/toy-table/reload")).toMatchObject([405, {}]);
  });
});

describe("a damaged card", () => {
  test("at the start leaves the others serving, and the server says that it is not ready and why", async () => {
    await writeToyModel(zoo, { ...table("1"), name: "toy-other" });
    await rm(join(zoo, "toy-other", "1", "card.json"));
    server = startServeProcess(["--port", "0"], { ZOO_MODELS_DIR: zoo });
    url = String((await server.logged("listening")).url);
    await server.logged("serving, but not ready: a model could not be loaded");
    const reason = expect.stringContaining("card.json: expected a model card");
    const models = [{ model: "toy-other/1", state: "failed", reason }];
    expect(await call("GET", "/readyz")).toMatchObject([503, { error: { code: "not_ready", details: { models } } }]);
    expect(await call("GET", "/models/toy-other")).toEqual([
      200,
      { name: "toy-other", versions: [{ version: "1", state: "failed", reason }] },
    ]);
    const load = startLoad(url, 2);
    while (load.answers() < 10) await pause();
    expect(await load.stop()).toEqual([]);
  });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
