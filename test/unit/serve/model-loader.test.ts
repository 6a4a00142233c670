import { appendFile, cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { formatCard } from "@rnn-zoo/models";
import { createModelLoader, type ModelLoader } from "@rnn-zoo/serve/model-loader.js";
import { registerZoo } from "@rnn-zoo/serve/register-zoo.js";
import type { Registry } from "@rnn-zoo/serve/registry.js";
import type { WorkerModel } from "@rnn-zoo/serve/worker-messages.js";
import { pino } from "pino";
import { turn } from "../../support/manual-run.js";
import { type ToyModel, toyCard, writeToyModel, writeToyZoo } from "../../support/toy-zoo.js";

const logger = pino({ level: "silent" });
const never = () => false;
let zoo: string;
let registry: Registry;
let loaded: WorkerModel[];
let unloaded: string[];
let busy: Set<string>;
let refuses: (key: string) => boolean;

const engine = {
  load: async (model: WorkerModel) => {
    if (refuses(model.key)) throw new Error("no session");
    loaded.push(model);
    return { device: "cpu" as const, cpuNodes: [] };
  },
  unload: async (key: string) => {
    unloaded.push(key);
  },
};
const batcher = { isIdle: (key: string) => !busy.has(key), forget: () => undefined };

beforeEach(() => {
  loaded = [];
  unloaded = [];
  busy = new Set();
  refuses = never;
});

async function serve(models: readonly ToyModel[], keepVersions = 1): Promise<ModelLoader> {
  zoo = await writeToyZoo(models);
  return start(keepVersions);
}

function zooOf(modelsDir: string) {
  return { modelsDir, defaultDigit: "best", defaultSentiment: "best", defaultSound: "best" };
}

async function start(keepVersions = 1): Promise<ModelLoader> {
  registry = await registerZoo(zooOf(zoo), logger);
  const loader = createModelLoader({ zoo, registry, engine, batcher, keepVersions, logger, graceMs: 0 });
  await loader.loadAll(never);
  return loader;
}

const model = (name: string, version: string, byte: number): ToyModel => ({ name, version, onnx: Uint8Array.of(byte) });
const states = () => registry.list().map(({ key, state }) => `${key} ${state}`);
const asides = () =>
  registry
    .asides()
    .map(({ name, version, state }) => `${name}/${version} ${state}`)
    .sort();

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("at the start", () => {
  test("the verified bytes of each model go to the engine", async () => {
    await serve([model("a", "1", 1), model("c", "1", 3)]);
    expect(loaded.map(({ key, bytes }) => [key, ...bytes])).toEqual([
      ["a/1", 1],
      ["c/1", 3],
    ]);
    expect(states()).toEqual(["a/1 ready", "c/1 ready"]);
    expect(registry.unready()).toEqual([]);
  });

  test("only the newest version is loaded, unless more are wanted", async () => {
    await serve([model("a", "2", 2), model("a", "10", 10), model("a", "9", 9)]);
    expect([states(), asides()]).toEqual([["a/10 ready"], ["a/2 unloaded", "a/9 unloaded"]]);
    await serve([model("a", "2", 2), model("a", "10", 10), model("a", "9", 9)], 2);
    expect([states(), asides()]).toEqual([["a/9 ready", "a/10 ready"], ["a/2 unloaded"]]);
  });

  test("an older version is loaded where the newest does not work", async () => {
    refuses = (key) => key === "a/2";
    await serve([model("a", "1", 1), model("a", "2", 2)]);
    expect(states()).toEqual(["a/1 ready", "a/2 failed"]);
    expect(registry.unready()).toEqual([]);
    expect(registry.choose("digit", "a").key).toBe("a/1");
  });

  test.each([
    ["a file whose bytes are not those of its card", async (folder: string) => appendFile(`${folder}/model.onnx`, "x")],
    ["a card that is no card", async (folder: string) => writeFile(`${folder}/card.json`, "{")],
    ["no card at all", async (folder: string) => rm(`${folder}/card.json`)],
    ["no file at all", async (folder: string) => rm(`${folder}/model.onnx`)],
  ])("%s stops no other model, and says why without naming a folder", async (_, damage) => {
    zoo = await writeToyZoo([model("a", "1", 1), model("b", "1", 2)]);
    await damage(join(zoo, "a", "1"));
    await start();
    expect(states().at(-1)).toBe("b/1 ready");
    expect(loaded.map(({ key }) => key)).toEqual(["b/1"]);
    const [missing, ...others] = registry.unready();
    expect([missing?.key, missing?.state, others]).toEqual(["a/1", "failed", []]);
    expect(missing?.reason).toMatch(/^(card\.json|model\.onnx): expected /);
    expect(missing?.reason).not.toContain(zoo);
  });

  test("a task that is not served is named", async () => {
    await serve([{ ...model("a", "1", 1), task: "smell" }, model("b", "1", 1)]);
    expect(registry.unready()).toMatchObject([{ key: "a/1", reason: expect.stringContaining('got "smell"') }]);
  });

  test("loading ends before the next model when the server drains", async () => {
    zoo = await writeToyZoo([model("a", "1", 1), model("b", "1", 2)]);
    registry = await registerZoo(zooOf(zoo), logger);
    const loader = createModelLoader({ zoo, registry, engine, batcher, keepVersions: 1, logger, graceMs: 0 });
    expect(await loader.loadAll(() => loaded.length > 0)).toBe(1);
    expect(states()).toEqual(["a/1 ready", "b/1 loading"]);
  });
});

describe("a reload", () => {
  test("serves a new version, and unloads the old one when nothing of it waits or runs", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await writeToyModel(zoo, model("a", "2", 2));
    busy.add("a/1");
    expect(await loader.reload("a", true)).toEqual({ loaded: ["2"], failed: [], unloaded: ["1"] });
    expect([states(), asides()]).toEqual([["a/2 ready"], ["a/1 unloaded"]]);
    await turn();
    expect(unloaded).toEqual([]);
    busy.clear();
    await until(() => unloaded.length > 0);
    expect(unloaded).toEqual(["a/1"]);
  });

  test("of nothing new changes nothing", async () => {
    const loader = await serve([model("a", "1", 1)]);
    expect(await loader.reload("a", true)).toEqual({ loaded: [], failed: [], unloaded: [] });
    expect(loaded).toHaveLength(1);
  });

  test("of a bad version leaves the old one serving, says why, and tries again only when asked or when it has changed", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await writeToyModel(zoo, model("a", "2", 2));
    await appendFile(join(zoo, "a", "2", "model.onnx"), "x");
    const failed = [{ version: "2", reason: expect.stringMatching(/^model.onnx: expected SHA-256/) }];
    expect(await loader.reload("a", false)).toEqual({ loaded: [], failed, unloaded: [] });
    expect([states(), asides(), registry.unready()]).toEqual([["a/1 ready"], ["a/2 failed"], []]);
    expect(await loader.reload("a", false)).toEqual({ loaded: [], failed: [], unloaded: [] });
    expect(await loader.reload("a", true)).toEqual({ loaded: [], failed, unloaded: [] });
    await writeToyModel(zoo, model("a", "2", 2));
    expect(await loader.reload("a", false)).toEqual({ loaded: ["2"], failed: [], unloaded: ["1"] });
    expect(asides()).toEqual(["a/1 unloaded"]);
  });

  test("of a version whose files have changed swaps it under a key of its own", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await writeToyModel(zoo, model("a", "1", 7));
    expect(await loader.reload("a", false)).toEqual({ loaded: ["1"], failed: [], unloaded: [] });
    expect(states()).toEqual(["a/1+1 ready"]);
    await until(() => unloaded.length > 0);
    expect(unloaded).toEqual(["a/1"]);
  });

  test("of a version that was damaged on disk leaves what is in memory serving", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await appendFile(join(zoo, "a", "1", "model.onnx"), "x");
    expect((await loader.reload("a", false)).failed).toHaveLength(1);
    expect(states()).toEqual(["a/1 ready"]);
    expect(registry.list()[0]?.reason).toContain("SHA-256");
    await writeToyModel(zoo, model("a", "1", 1));
    expect(await loader.reload("a", false)).toEqual({ loaded: [], failed: [], unloaded: [] });
    expect(registry.list()[0]?.reason).toBeUndefined();
    expect(loaded).toHaveLength(1);
  });

  test("goes back to an older version when the newest is taken away", async () => {
    const loader = await serve([model("a", "1", 1), model("a", "2", 2)]);
    await rm(join(zoo, "a", "2"), { recursive: true });
    expect(await loader.reload("a", false)).toEqual({ loaded: ["1"], failed: [], unloaded: ["2"] });
    expect([states(), asides()]).toEqual([["a/1 ready"], []]);
  });

  test("serves a model no more when its folder is gone", async () => {
    const loader = await serve([model("a", "1", 1), model("b", "1", 1)]);
    await rm(join(zoo, "a"), { recursive: true });
    expect(await loader.reload("a", false)).toEqual({ loaded: [], failed: [], unloaded: ["1"] });
    expect(states()).toEqual(["b/1 ready"]);
  });

  test("keeps serving when its version is gone and the only other one is bad", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await writeToyModel(zoo, model("a", "2", 2));
    await writeFile(join(zoo, "a", "2", "card.json"), "{");
    await rm(join(zoo, "a", "1"), { recursive: true });
    await loader.reload("a", false);
    expect(states()).toEqual(["a/1 ready"]);
  });

  test("serves a model that is new, and is not unready for a new one that is bad", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await writeToyModel(zoo, model("b", "1", 2));
    expect((await loader.reload("b", false)).loaded).toEqual(["1"]);
    await writeToyModel(zoo, model("c", "1", 3));
    await rm(join(zoo, "c", "1", "card.json"));
    expect((await loader.reload("c", false)).failed).toHaveLength(1);
    expect([states(), asides(), registry.unready()]).toEqual([["a/1 ready", "b/1 ready"], ["c/1 failed"], []]);
  });

  test("of what was bad at the start makes the server ready", async () => {
    zoo = await writeToyZoo([model("a", "1", 1)]);
    const card = join(zoo, "a", "1", "card.json");
    const text = await readFile(card, "utf8");
    await writeFile(card, "{");
    const loader = await start();
    await writeFile(card, "{ ");
    await loader.reload("a", false);
    expect(registry.unready()).toHaveLength(1);
    await writeFile(card, text);
    await loader.reload("a", false);
    expect([states(), registry.unready()]).toEqual([["a/1 ready"], []]);
  });

  test("never takes the card of another version", async () => {
    const loader = await serve([model("a", "1", 1)]);
    await cp(join(zoo, "a", "1"), join(zoo, "a", "part"), { recursive: true });
    await rename(join(zoo, "a", "part"), join(zoo, "a", "2"));
    const { failed } = await loader.reload("a", false);
    expect(failed).toEqual([{ version: "2", reason: "card.json: expected the card of a/2, got the card of a/1" }]);
    await writeFile(join(zoo, "a", "2", "card.json"), formatCard(toyCard(model("a", "2", 1))));
    expect((await loader.reload("a", false)).loaded).toEqual(["2"]);
  });
});
