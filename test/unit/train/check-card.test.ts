import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type ModelCard, type ModelEntry, packRows, readCatalogue, unpackRows } from "@rnn-zoo/models";
import { findArchitecture } from "@rnn-zoo/train/architectures.js";
import { checkCard } from "@rnn-zoo/train/check-card.js";
import type { Dataset } from "@rnn-zoo/train/datasets/dataset.js";
import { synthesizeSounds } from "@rnn-zoo/train/datasets/sound.js";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { trainModel } from "@rnn-zoo/train/train-model.js";
import { smallDataset } from "../../support/real-digits.js";
import { smallReviews } from "../../support/small-tasks.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

/** Trains a model for an epoch, and hands over what was published. */
async function published(name: string, dataset: Dataset, body: (entry: ModelEntry) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (zoo) => {
    const engine = await openOnnxruntime({ device: "cpu", workers: 1 });
    await trainModel(name, dataset, engine, { ...findArchitecture(name).recipe, epochs: 1, seed: 1, zoo });
    for (const entry of await readCatalogue(zoo)) await body(entry);
  });
}

const digits = await smallDataset(200, 100);
const sounds = await synthesizeSounds({ train: 2, validation: 1, test: 2 });

describe("checkCard", () => {
  test.each<[string, Dataset]>([
    ["digit-rnn-bn", digits],
    ["sentiment-rnn", smallReviews(64, 32)],
    ["sound-rnn", sounds],
  ])("finds for %s every score that its card says", async (name, dataset) => {
    await published(name, dataset, async (entry) => {
      const { said, found, difference, rows, rowsDifference } = await checkCard(entry, dataset);
      expect(found).toEqual({ ...said, epoch: undefined });
      expect([difference, rowsDifference]).toEqual([0, 0]);
      expect(entry.card.test).toMatchObject(rows);
      expect(Object.keys(rows)).toEqual([name === "sound-rnn" ? "clips" : "correct"]);
    });
  });

  type Test = ModelCard["test"];
  const deployed = (changes: object) => (card: Test) => ({ ...card, deployed: { ...card.deployed, ...changes } });
  const f1 = { precision: 0.5, recall: 0.5, f1: 0.5 };

  test("tells what a card embellishes, wherever it stands", async () => {
    await published("sound-rnn", sounds, async (entry) => {
      const checked = async (change: (card: Test) => Test) => {
        const card = { ...entry.card, test: change(entry.card.test) };
        return (await checkCard({ ...entry, card }, sounds)).difference;
      };
      const { accuracy = 0, loss = 0 } = entry.card.test.deployed;
      expect(await checked(deployed({ accuracy: accuracy + 0.01 }))).toBeCloseTo(0.01, 9);
      expect(await checked(deployed({ loss: loss - 0.02 }))).toBeCloseTo(0.02, 9);
      expect(await checked(deployed({ frame: f1 }))).toBeGreaterThan(1e-4);
      expect(await checked(deployed({ event: f1 }))).toBeGreaterThan(1e-4);
      expect(await checked((card) => ({ ...card, baseline: { frame: f1, event: f1 } }))).toBeGreaterThan(1e-4);
      expect(await checked(({ baseline: _, ...card }) => card)).toBeNaN();
      expect(await checked(deployed({ loss: undefined }))).toBeNaN();
    });
  });

  test("tells test rows, and clips, that became something else", async () => {
    await published("digit-rnn-bn", digits, async (entry) => {
      const right = unpackRows(entry.card.test.correct ?? "", 100);
      const { correct: _, ...others } = entry.card.test;
      const checked = async (rows: Pick<Test, "correct">) => {
        const card = { ...entry.card, test: { ...others, ...rows } };
        const { difference, rowsDifference } = await checkCard({ ...entry, card }, digits);
        expect(difference).toBe(0);
        return rowsDifference;
      };
      const turned = right.map((value, row) => (row === 7 ? 1 - value : value));
      expect(await checked({ correct: packRows(turned) })).toBe(0.01);
      expect(await checked({})).toBeNaN();
    });
    await published("sound-rnn", sounds, async (entry) => {
      const { clips = { right: [], wrong: [], missed: [] }, ...others } = entry.card.test;
      const checked = async (test: Test) =>
        (await checkCard({ ...entry, card: { ...entry.card, test } }, sounds)).rowsDifference;
      const wrong = clips.wrong.map((count) => count + 64);
      expect(await checked({ ...others, clips: { ...clips, wrong } })).toBe(64 / 2_560);
      expect(await checked(others)).toBeNaN();
    });
  });

  test("tells a confusion matrix that is not the model's", async () => {
    await published("digit-rnn-bn", digits, async (entry) => {
      const [first, ...rows] = entry.card.test.confusion ?? [];
      const moved = { row: (first?.row ?? []).map((count, column) => count + (column === 3 ? 1 : 0)) };
      const card = { ...entry.card, test: { ...entry.card.test, confusion: [moved, ...rows] } };
      expect((await checkCard({ ...entry, card }, digits)).difference).toBeCloseTo(1 / 100, 9);
    });
  });
});

describe("misuse", () => {
  test("other data than the card's are refused by file", async () => {
    await published("digit-rnn-bn", digits, async (entry) => {
      await expect(checkCard(entry, { ...digits, sha256: { sample: "11" } })).rejects.toThrow(
        "digit-rnn-bn, sample: expected SHA-256 00, got 11",
      );
    });
  });

  test("another file than the card's is refused", async () => {
    await published("digit-rnn-bn", digits, async (entry) => {
      await appendFile(join(entry.folder, "model.onnx"), "x");
      await expect(checkCard(entry, digits)).rejects.toThrow("(as its card says)");
    });
  });
});
