import { describe, expect, test } from "@jest/globals";
import { measureModels } from "@rnn-zoo/serve/compare/measure.js";
import { ownTurns } from "@rnn-zoo/serve/compare/measure-turns.js";
import { createSpeedometer } from "@rnn-zoo/serve/compare/speedometer.js";
import type { ServedModel } from "@rnn-zoo/serve/registry.js";
import { exampleCard } from "../../../support/cards.js";

const models: ServedModel[] = ["a", "b", "c"].map((name) => {
  const example = exampleCard();
  const card = exampleCard({ name, onnx: { ...example.onnx, sha256: name } });
  return { key: `${name}/1`, entry: { name, version: "1", card, folder: "" }, state: "ready" };
});

/** An engine whose runs take as long as its clock says: 1 ms a row for a, 2 for b, 3 for c. */
function clockwork(fails = "") {
  let clock = 0;
  const runs: string[] = [];
  const run = async (key: string, [part = new Uint8Array()]: readonly Uint8Array[], rowBytes: number) => {
    const rows = part.length / rowBytes;
    runs.push(`${key} ${rows}`);
    clock += rows * (" abc".indexOf(key[0] ?? "") || 1);
    if (key === fails) throw new Error("broken");
    return new Float32Array();
  };
  return { run, runs, now: () => clock, budgetMs: 2_000, demandGoing: () => undefined };
}

describe("a measurement", () => {
  test("says how long one row takes and how many rows a second 64 make, after a round to warm up", async () => {
    const found = await measureModels(models, clockwork());
    expect(found.get("b/1")).toEqual({
      device: "cpu",
      batch1: { p50Ms: 2, p99Ms: 2, rowsPerSecond: 500 },
      batch64: { p50Ms: 128, p99Ms: 128, rowsPerSecond: 500 },
    });
    expect([...found.keys()]).toEqual(["a/1", "b/1", "c/1"]);
  });

  test("runs each model once a round, beginning with another one each time", async () => {
    const engine = clockwork();
    await measureModels(models, engine);
    expect(engine.runs.slice(0, 9).join()).toBe("a/1 1,b/1 1,c/1 1,b/1 1,c/1 1,a/1 1,c/1 1,a/1 1,b/1 1");
    expect(engine.runs.filter((run) => run === "a/1 1")).toHaveLength(
      engine.runs.filter((run) => run === "c/1 1").length,
    );
  });

  test("ends with the round in which its time is over", async () => {
    const engine = clockwork();
    await measureModels(models, { ...engine, budgetMs: 3_000 });
    const lastRound = (1 + 2 + 3) * (1 + 64);
    expect(engine.now()).toBeGreaterThanOrEqual(3_000);
    expect(engine.now()).toBeLessThanOrEqual(3_000 + lastRound);
  });

  test("goes on without a model that cannot run", async () => {
    const found = await measureModels(models, clockwork("b/1"));
    expect([...found.keys()]).toEqual(["a/1", "c/1"]);
  });

  test("ends when the server does", async () => {
    const engine = clockwork();
    const demandGoing = () => {
      if (engine.runs.length === 5) throw new Error("draining");
    };
    await expect(measureModels(models, { ...engine, demandGoing })).rejects.toThrow("draining");
    expect(engine.runs).toHaveLength(5);
  });
});

describe("the speedometer", () => {
  test("keeps what was measured, by file and device", async () => {
    const speedometer = createSpeedometer(clockwork(), ownTurns());
    const [a] = models;
    if (!a) throw new Error("expected a model");
    expect(speedometer.known(a)).toBeUndefined();
    await speedometer.measure("digit", models);
    expect(speedometer.known({ ...a, key: "a/1+2" })).toMatchObject({ batch1: { p50Ms: 1 } });
    expect(speedometer.known({ ...a, placement: { device: "cuda", cpuNodes: [] } })).toBeUndefined();
    const otherFile = { ...a.entry.card, onnx: { ...a.entry.card.onnx, sha256: "other" } };
    expect(speedometer.known({ ...a, entry: { ...a.entry, card: otherFile } })).toBeUndefined();
  });

  test("measures once for all who ask meanwhile, and refuses another task until it is done", async () => {
    const engine = clockwork();
    const alone = createSpeedometer(clockwork(), ownTurns());
    await alone.measure("digit", models);
    const speedometer = createSpeedometer(engine, ownTurns());
    const both = [speedometer.measure("digit", models), speedometer.measure("digit", models)];
    await expect(speedometer.measure("sound", models)).rejects.toMatchObject({ status: 409, code: "measuring" });
    await Promise.all(both);
    const runs = engine.runs.length;
    await speedometer.measure("sound", models);
    expect(engine.runs).toHaveLength(2 * runs);
  });
});
