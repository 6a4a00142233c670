import { describe, expect, test } from "@jest/globals";
import { synthesizeSounds } from "@rnn-zoo/train/datasets/sound.js";
import { frameF1 } from "@rnn-zoo/train/metrics/frame-f1.js";
import { scoreBaseline, scoreTest } from "@rnn-zoo/train/test-score.js";
import { smallDataset } from "../../support/real-digits.js";

const sounds = await synthesizeSounds({ train: 2, validation: 1, test: 2 });
const digits = await smallDataset(20, 10);

describe("scoreTest", () => {
  test("sounds that are heard just as they are find every frame and every event", () => {
    const { score, confusion } = scoreTest(
      "binaryCrossentropy",
      Float32Array.from(sounds.test.labels),
      sounds.test,
      10,
    );
    const whole = { precision: 1, recall: 1, f1: 1 };
    expect([score.accuracy, score.frame, score.event]).toEqual([1, whole, whole]);
    expect(confusion).toEqual([]);
  });

  test("silence finds nothing, and is right about what does not sound", () => {
    const scores = new Float32Array(sounds.test.labels.length);
    const { score } = scoreTest("binaryCrossentropy", scores, sounds.test, 10);
    const nothing = { precision: 0, recall: 0, f1: 0 };
    expect([score.frame, score.event]).toEqual([nothing, nothing]);
    expect(score.accuracy).toBe(sounds.test.labels.filter((label) => label === 0).length / scores.length);
  });

  test("frames are those of their own clip", () => {
    const half = sounds.test.labels.length / 2;
    const swapped = Float32Array.from([...sounds.test.labels.subarray(half), ...sounds.test.labels.subarray(0, half)]);
    const { score } = scoreTest("binaryCrossentropy", swapped, sounds.test, 10);
    expect(score.frame).toEqual(frameF1(swapped, sounds.test.labels, 10).micro);
    expect(score.event?.f1).toBeLessThan(0.5);
  });

  test("digits have no F1", () => {
    const { score } = scoreTest("sparseCategoricalCrossentropy", new Float32Array(100).fill(0.1), digits.test, 10);
    expect(Object.keys(score)).toEqual(["loss", "accuracy"]);
  });
});

describe("scoreBaseline", () => {
  test("of sounds finds more than nothing and less than all; other tasks have none", () => {
    expect(scoreBaseline(sounds)?.frame?.f1).toBeGreaterThan(0);
    expect(scoreBaseline(sounds)?.frame?.f1).toBeLessThan(1);
    expect(scoreBaseline(digits)).toBeUndefined();
  });
});
