import { describe, expect, test } from "@jest/globals";
import { openEngine } from "@rnn-zoo/train/engines/open-engine.js";

describe("openEngine", () => {
  test("without a GPU the engine is onnxruntime, and says how many workers it has", async () => {
    const { name, backend, device } = await openEngine({ engine: "auto", device: "auto", workers: 2 });
    expect([name, device]).toEqual(["onnxruntime", "cpu"]);
    expect(backend).toMatch(/^onnxruntime-node \d+\.\d+\.\d+, 2 workers$/);
  });

  test("tensorflow is taken where it is asked for", async () => {
    const { name, backend, device } = await openEngine({ engine: "tensorflow", device: "cpu" });
    expect([name, device]).toEqual(["tensorflow", "cpu"]);
    expect(backend).toMatch(/^(@tensorflow|tfjs-backend)/);
  });
});

describe("misuse", () => {
  test.each([
    [{ engine: "tensorflow", device: "cuda" }, "device: expected auto, cpu or gpu for the tensorflow engine, got cuda"],
    [
      { engine: "onnxruntime", device: "gpu" },
      "device: expected auto, cpu or cuda for the onnxruntime engine, got gpu",
    ],
    [{ engine: "tensorflow", device: "cpu", workers: 2 }, "workers: expected the onnxruntime engine, got tensorflow"],
    [{ engine: "auto", device: "gpu" }, 'device "gpu" cannot be used'],
  ] as const)("%j is refused", async (options, message) => {
    await expect(openEngine(options)).rejects.toThrow(message);
  });
});
