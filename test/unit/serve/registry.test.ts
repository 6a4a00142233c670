import { describe, expect, test } from "@jest/globals";
import type { ModelEntry } from "@rnn-zoo/models";
import { createRegistry, type Registry } from "@rnn-zoo/serve/registry.js";
import { toyCard } from "../../support/toy-zoo.js";

function entry(name: string, version: string, accuracy: number, task = "digit"): ModelEntry {
  const card = toyCard({ name, version, accuracy, task, onnx: new Uint8Array(1) });
  return { name, version, card, folder: `/zoo/${name}/${version}` };
}

function registryOf(...entries: ModelEntry[]): Registry {
  const registry = createRegistry(entries);
  for (const { key } of registry.list()) registry.setState(key, "ready");
  return registry;
}

const three = () =>
  registryOf(entry("a", "1", 0.9), entry("b", "1", 0.97), entry("b", "2", 0.96), entry("c", "1", 0.95));

describe("a registry chooses", () => {
  test("the model with the best test accuracy when none is named", () => {
    expect(three().choose("digit").key).toBe("b/2");
    expect(three().defaultName("digit")).toBe("b");
  });

  test("the accuracy of the newest version counts, not of an older one", () => {
    const registry = registryOf(entry("a", "1", 0.99), entry("a", "2", 0.5), entry("b", "1", 0.9));
    expect(registry.choose("digit").key).toBe("b/1");
  });

  test("the first by name of two equals", () => {
    expect(registryOf(entry("a", "1", 0.9), entry("b", "1", 0.9)).defaultName("digit")).toBe("a");
  });

  test("the newest version of a name", () => {
    expect(three().choose("digit", "b").key).toBe("b/2");
  });

  test("the version asked for", () => {
    expect(three().choose("digit", "b", "1").key).toBe("b/1");
  });

  test("an older version while the newest is not ready", () => {
    const registry = three();
    registry.setState("b/2", "loading");
    expect(registry.choose("digit", "b").key).toBe("b/1");
  });

  test("a model that is ready, as long as a better one loads", () => {
    const registry = three();
    registry.setState("b/1", "loading");
    registry.setState("b/2", "loading");
    expect(registry.choose("digit").key).toBe("c/1");
    registry.setState("b/2", "ready");
    expect(registry.choose("digit").key).toBe("b/2");
  });

  test("another default when the best model has failed", () => {
    const registry = three();
    registry.setState("b/1", "failed");
    registry.setState("b/2", "failed");
    expect(registry.choose("digit").key).toBe("c/1");
  });
});

describe("a registry refuses", () => {
  test.each([
    ["an unknown model", "zebra", undefined, "unknown_model", 'there is no model "zebra"'],
    ["a name that objects inherit", "__proto__", undefined, "unknown_model", 'there is no model "__proto__"'],
    ["an unknown version", "b", "3", "unknown_model", 'b has no version "3", only 1, 2'],
    ["a model of another task", "words", undefined, "unknown_model", "words is a sentiment model, not a digit model"],
  ])("%s", (_, name, version, code, message) => {
    const registry = registryOf(
      ...three()
        .list()
        .map((model) => model.entry),
      entry("words", "1", 1, "sentiment"),
    );
    expect(() => registry.choose("digit", name, version)).toThrow(message);
    expect(() => registry.choose("digit", name, version)).toThrow(expect.objectContaining({ code, status: 404 }));
  });

  test("a model that is loading, or has failed", () => {
    const registry = createRegistry([entry("a", "1", 0.9)]);
    const refusal = (message: string) => expect.objectContaining({ code: "model_not_ready", status: 503, message });
    expect(() => registry.choose("digit", "a")).toThrow(refusal("a/1 is loading"));
    registry.setState("a/1", "failed");
    expect(() => registry.choose("digit", "a")).toThrow(refusal("a/1 is failed"));
  });

  test("a task without models", () => {
    expect(() => three().choose("sound")).toThrow("there is no sound model");
  });

  test("the state of a model that is not registered", () => {
    expect(() => three().setState("zebra/1", "ready")).toThrow("zebra/1 is not registered");
  });
});
