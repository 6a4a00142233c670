import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { readCatalogue } from "@rnn-zoo/models";
import { loadModels } from "@rnn-zoo/serve/load-models.js";
import { createRegistry, type Registry } from "@rnn-zoo/serve/registry.js";
import type { WorkerModel } from "@rnn-zoo/serve/worker-messages.js";
import { pino } from "pino";
import { writeToyZoo } from "../../support/toy-zoo.js";

const logger = pino({ level: "silent" });
const never = () => false;
let zoo: string;
let registry: Registry;
let loaded: WorkerModel[];
const engine = {
  load: async (model: WorkerModel) => {
    loaded.push(model);
  },
};
const states = () => registry.list().map(({ key, state }) => `${key} ${state}`);

beforeEach(async () => {
  loaded = [];
  zoo = await writeToyZoo([
    { name: "a", onnx: Uint8Array.of(1) },
    { name: "b", onnx: Uint8Array.of(2), task: "weather" },
    { name: "c", onnx: Uint8Array.of(3) },
  ]);
  registry = createRegistry(await readCatalogue(zoo));
});

describe("loading", () => {
  test("hands the verified bytes of each model to the engine", async () => {
    expect(await loadModels(registry, engine, logger, never)).toBe(2);
    expect(loaded.map(({ key, bytes }) => [key, ...bytes])).toEqual([
      ["a/1", 1],
      ["c/1", 3],
    ]);
  });

  test("marks a model whose task is not served as failed, and goes on", async () => {
    await loadModels(registry, engine, logger, never);
    expect(states()).toEqual(["a/1 ready", "b/1 failed", "c/1 ready"]);
  });

  test("never loads a file whose bytes are not those of its card", async () => {
    await appendFile(join(zoo, "a", "1", "model.onnx"), "x");
    await loadModels(registry, engine, logger, never);
    expect(states()).toEqual(["a/1 failed", "b/1 failed", "c/1 ready"]);
    expect(loaded.map(({ key }) => key)).toEqual(["c/1"]);
  });

  test("marks a model that the engine refuses as failed", async () => {
    const refuses = { load: () => Promise.reject(new Error("no session")) };
    expect(await loadModels(registry, refuses, logger, never)).toBe(0);
    expect(states()).toEqual(["a/1 failed", "b/1 failed", "c/1 failed"]);
  });

  test("ends before the next model when the server drains", async () => {
    expect(await loadModels(registry, engine, logger, () => loaded.length > 0)).toBe(1);
    expect(states()).toEqual(["a/1 ready", "b/1 loading", "c/1 loading"]);
  });
});
