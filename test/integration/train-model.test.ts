import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { readCatalogue, readModelFile } from "@rnn-zoo/models";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { evaluate } from "@rnn-zoo/train/evaluate.js";
import { runExported } from "@rnn-zoo/train/parity.js";
import { trainModel } from "@rnn-zoo/train/train-model.js";
import { smallDataset } from "../support/real-digits.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const run = promisify(execFile);
const resumeScript = fileURLToPath(new URL("../support/interrupt-and-resume.js", import.meta.url));
const memoryScript = fileURLToPath(new URL("../support/train-epochs.js", import.meta.url));
const dataset = await smallDataset(1000, 200);
const loss = "sparseCategoricalCrossentropy";
const recipe = { loss, optimizer: "adam", learningRate: 5e-3, batchSize: 16, epochs: 3, seed: 1 } as const;

describe("trainModel", () => {
  test("learns real digits, and publishes a file that scores what its card says", async () => {
    await withTemporaryFolder(async (zoo) => {
      const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
      const { card } = await trainModel("digit-lstm-bn", dataset, engine, { ...recipe, zoo });
      expect(card.history.loss[1]).toBeLessThan((card.history.loss[0] ?? 0) * 0.7);
      expect(card.parameters).toBe(24_714);
      expect(card.onnx.parity).toBeLessThanOrEqual(1e-5);
      expect(card.training.peakRssMib).toBeGreaterThan(100);
      const [entry] = await readCatalogue(zoo);
      expect(entry?.card).toEqual(card);
      const scores = entry && (await runExported(await readModelFile(entry), dataset, dataset.test));
      const found = evaluate(loss, scores ?? new Float32Array(), dataset.test.labels, 10);
      const { deployed } = card.test;
      expect([found.accuracy, found.loss]).toEqual([deployed.accuracy, deployed.loss]);
      expect(found.accuracy).toBeGreaterThan(0.5);
    });
  });

  test("the same seed gives the same bytes twice", async () => {
    await withTemporaryFolder(async (zoo) => {
      const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
      const few = {
        ...dataset,
        train: { inputs: dataset.train.inputs.slice(0, 784 * 200), labels: dataset.train.labels.slice(0, 200) },
      };
      for (let run = 0; run < 2; run++) await trainModel("digit-lstm-bn", few, engine, { ...recipe, epochs: 1, zoo });
      const file = (version: string) => readFile(join(zoo, "digit-lstm-bn", version, "model.onnx"));
      expect((await file("1")).equals(await file("2"))).toBe(true);
    });
  });

  test.each(["onnxruntime", "tensorflow"])(
    "%s: a run that was interrupted and resumed gives the bytes of one that was not",
    async (engine) => {
      await withTemporaryFolder(async (folder) => {
        const checkpoint = join(folder, "checkpoint");
        const { stdout } = await run(process.execPath, [resumeScript, engine, join(folder, "zoo"), checkpoint]);
        const { said, files } = JSON.parse(stdout);
        expect(said).toBe("interrupted in epoch 2 after step 3");
        expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), files[0]]);
        await expect(readFile(checkpoint)).rejects.toThrow("ENOENT");
      });
    },
  );

  test("memory does not grow from epoch to epoch", async () => {
    const [epochs, warm] = [300, 50];
    const { stdout } = await run(process.execPath, ["--expose-gc", memoryScript, String(epochs)]);
    const { held, mibPerEpoch } = JSON.parse(stdout);
    expect(held).toHaveLength(epochs);
    // Threads collect their garbage when they like. Keeping one tensor of each step would grow it by all that went through.
    expect(held.at(-1) - held[warm]).toBeLessThan(0.3 * (epochs - warm) * mibPerEpoch);
  });
});
