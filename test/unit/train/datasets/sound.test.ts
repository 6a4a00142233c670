import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { encodeWav, soundBins, soundFrames } from "@rnn-zoo/models";
import { clipSeed, synthesizeSounds } from "@rnn-zoo/train/datasets/sound.js";
import { writeClips } from "@rnn-zoo/train/datasets/write-clips.js";
import { frameF1 } from "@rnn-zoo/train/metrics/frame-f1.js";
import { applyThresholds, fitThresholds } from "@rnn-zoo/train/metrics/threshold-baseline.js";
import { sameBytes } from "../../../support/same-bytes.js";
import { withTemporaryFolder } from "../../../support/temporary-folder.js";

const dataset = await synthesizeSounds({ train: 12, validation: 1, test: 6 });

describe("synthesizeSounds", () => {
  test("gives a spectrogram and labels a clip, and its events", () => {
    const { inputs, labels, events } = dataset.test;
    expect([inputs.length, labels.length, events.length]).toEqual([6 * 256 * 256, 6 * 256 * 10, 6]);
    expect(inputs.every(Number.isFinite)).toBe(true);
  });

  test("the same on every run, and each split with its hash", async () => {
    const again = await synthesizeSounds({ train: 1, validation: 1, test: 1 });
    expect(sameBytes(again.validation.inputs, dataset.validation.inputs)).toBe(true);
    expect(again.validation.events).toEqual(dataset.validation.events);
    expect(again.sha256.validation).toBe(dataset.sha256.validation);
    expect(new Set(Object.values(dataset.sha256)).size).toBe(3);
  });

  test("no clip is in two splits, up to a million clips", () => {
    expect(clipSeed("train", 999_999)).toBeLessThan(clipSeed("validation", 0));
    expect(clipSeed("validation", 999_999)).toBeLessThan(clipSeed("test", 0));
  });

  test("is neither trivial nor hopeless: the best threshold a class scores between .3 and .7", () => {
    const thresholds = fitThresholds(dataset.train, soundBins, 10);
    const scores = applyThresholds(dataset.test.inputs, soundBins, thresholds);
    const { micro } = frameF1(scores, dataset.test.labels, 10);
    expect(micro.f1).toBeGreaterThan(0.3);
    expect(micro.f1).toBeLessThan(0.7);
  });
});

describe("writeClips", () => {
  test("a written WAV file is encoded to the very spectrogram that is trained on", async () => {
    await withTemporaryFolder(async (folder) => {
      const [, second] = await writeClips(join(folder, "clips"), "test", 2);
      expect(await readdir(join(folder, "clips"))).toEqual(["test-0.txt", "test-0.wav", "test-1.txt", "test-1.wav"]);
      const { spectrogram } = encodeWav(await readFile(second ?? ""));
      const size = soundFrames * soundBins;
      expect(sameBytes(spectrogram, dataset.test.inputs.subarray(size, 2 * size))).toBe(true);
      const track = await readFile(join(folder, "clips", "test-1.txt"), "utf8");
      expect(track.trim().split("\n")).toHaveLength(dataset.test.events[1]?.length ?? 0);
    });
  });
});

describe("misuse", () => {
  test.each([0, 1.5, 1_000_001])("%s clips are refused", async (train) => {
    await expect(synthesizeSounds({ train, validation: 1, test: 1 })).rejects.toThrow(
      `train clips: expected a whole number from 1 to 1000000, got ${train}`,
    );
  });

  test("a folder that cannot be written is named", async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "occupied"), "");
      await expect(writeClips(join(folder, "occupied"), "test", 1)).rejects.toThrow("expected a folder that can be");
    });
  });
});
