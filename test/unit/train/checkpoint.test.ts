import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkpointFile, createCheckpoint } from "@rnn-zoo/train/checkpoint.js";
import type { FitState } from "@rnn-zoo/train/fit.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { withTemporaryFolder } from "../../support/temporary-folder.js";

const weights = packArtifacts({ of: "a topology" }, [{ name: "a", shape: [2], values: Float32Array.of(0.1, -0) }]);
const state: FitState = {
  epochs: [],
  best: undefined,
  weights,
  optimizer: { steps: 3, slots: [Float32Array.of(1e-30, 0.3)] },
  begun: { steps: 3, rows: 48, loss: 0.1 + 0.2, accuracy: 7, seconds: 1.5 },
};
const run = { name: "digit-lstm-bn", seed: 1 };

describe("a checkpoint", () => {
  test("gives back every bit of what was saved, and leaves no other file", async () => {
    await withTemporaryFolder(async (folder) => {
      const checkpoint = createCheckpoint(join(folder, "deep", "run"), run);
      await checkpoint.save({ ...state, begun: null });
      await checkpoint.save(state);
      expect(await checkpoint.load()).toEqual(state);
      expect(await readdir(join(folder, "deep"))).toEqual(["run"]);
    });
  });

  test("is nothing before it is saved, and after it is cleared", async () => {
    await withTemporaryFolder(async (folder) => {
      const checkpoint = createCheckpoint(join(folder, "run"), run);
      expect(await checkpoint.load()).toBeUndefined();
      await checkpoint.save(state);
      await checkpoint.clear();
      expect(await checkpoint.load()).toBeUndefined();
    });
  });
});

describe("misuse", () => {
  test("a checkpoint of another run is refused by what differs", async () => {
    await withTemporaryFolder(async (folder) => {
      await createCheckpoint(join(folder, "run"), run).save(state);
      const other = createCheckpoint(join(folder, "run"), { ...run, seed: 2 });
      await expect(other.load()).rejects.toThrow(/run: expected seed 2, got 1/);
    });
  });

  test("a file that is cut short, or no checkpoint at all, is refused", async () => {
    await withTemporaryFolder(async (folder) => {
      const checkpoint = createCheckpoint(join(folder, "run"), run);
      await writeFile(join(folder, "run"), Uint8Array.of(255, 15, 111, 34));
      await expect(checkpoint.load()).rejects.toThrow(/run: expected a whole checkpoint/);
    });
  });

  test("a place that cannot be written is named", async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "file"), "");
      const checkpoint = createCheckpoint(join(folder, "file", "run"), run);
      await expect(checkpoint.save(state)).rejects.toThrow("run: expected a checkpoint that can be written");
    });
  });
});

test("models, and seeds of one model, are saved apart", () => {
  const files = [
    checkpointFile("/c", "sound-rnn", 1),
    checkpointFile("/c", "sound-rnn", 2),
    checkpointFile("/c", "sound-gru", 1),
  ];
  expect(new Set(files).size).toBe(3);
});
