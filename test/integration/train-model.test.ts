import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { readCatalogue, readModelFile } from "@rnn-zoo/models";
import { findArchitecture } from "@rnn-zoo/train/architectures.js";
import { synthesizeSounds } from "@rnn-zoo/train/datasets/sound.js";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { evaluate } from "@rnn-zoo/train/evaluate.js";
import { runExported } from "@rnn-zoo/train/parity.js";
import { trainModel } from "@rnn-zoo/train/train-model.js";
import { smallDataset } from "../support/real-digits.js";
import { smallReviews } from "../support/small-tasks.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const run = promisify(execFile);
const resumeScript = fileURLToPath(new URL("../support/interrupt-and-resume.js", import.meta.url));
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

  test("learns reviews, and publishes the vocabulary with the model", async () => {
    await withTemporaryFolder(async (zoo) => {
      const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
      const { recipe: own } = findArchitecture("sentiment-gru");
      const options = { ...own, batchSize: 16, epochs: 2, seed: 1, zoo };
      const { card, folder } = await trainModel("sentiment-gru", smallReviews(320, 40), engine, options);
      expect(card.test.deployed.accuracy).toBeGreaterThan(0.9);
      expect(card.test.confusion).toHaveLength(2);
      expect(card.onnx.parity).toBeLessThanOrEqual(1e-5);
      expect(await readFile(join(folder, "vocabulary.txt"), "utf8")).toContain("<pad>\n<start>");
      const config = await readFile(join(zoo, "sentiment-gru", "config.pbtxt"), "utf8");
      expect(config).toContain('name: "ids"\n    data_type: TYPE_INT32\n    dims: [ -1 ]');
    });
  });

  test("learns sounds, and writes F1 and the baseline on the card", async () => {
    await withTemporaryFolder(async (zoo) => {
      const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
      const { recipe: own } = findArchitecture("sound-gru");
      const sounds = await synthesizeSounds({ train: 4, validation: 2, test: 2 });
      const options = { ...own, batchSize: 2, epochs: 3, seed: 1, zoo };
      const { card } = await trainModel("sound-gru", sounds, engine, options);
      expect(card.history.loss[2]).toBeLessThan(card.history.loss[0] ?? 0);
      expect(card.onnx.parity).toBeLessThanOrEqual(1e-5);
      expect(card.test.deployed.frame?.f1).toBeGreaterThanOrEqual(0);
      expect(card.test.deployed.event?.f1).toBeGreaterThanOrEqual(0);
      expect(card.test.baseline?.frame?.f1).toBeGreaterThan(0);
      expect((await readCatalogue(zoo))[0]?.card).toEqual(card);
      const config = await readFile(join(zoo, "sound-gru", "config.pbtxt"), "utf8");
      expect(config).toContain('name: "spectrogram"\n    data_type: TYPE_FP32\n    dims: [ 256, 256 ]');
      expect(config).toContain("dims: [ 256, 10 ]");
    });
  });

  test("a note on the recipe stands on the card of a run that follows it, and of no other", async () => {
    await withTemporaryFolder(async (zoo) => {
      const engine = await openOnnxruntime({ device: "cpu", workers: 1 });
      const { recipe: own } = findArchitecture("sentiment-lstm");
      const noteOf = async (changes: object) => {
        const options = { seed: 1, ...own, zoo, ...changes };
        return (await trainModel("sentiment-lstm", smallReviews(32, 16), engine, options)).card.note;
      };
      expect(await noteOf({})).toBe(own.note);
      expect(own.note).toMatch(/^seed 4/);
      expect(await noteOf({ seed: 1 })).toBeUndefined();
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
});
