import { describe, expect, test } from "@jest/globals";
import { packRows } from "@rnn-zoo/models";
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

  test("what is said of each clip adds up to the score of all", () => {
    const scores = Float32Array.from(sounds.test.labels, (label, index) => (index % 3 === 0 ? 1 - label : label));
    const { score, rows } = scoreTest("binaryCrossentropy", scores, sounds.test, 10);
    const sum = (counts: readonly number[] = []) => counts.reduce((all, count) => all + count, 0);
    const [right, wrong, missed] = [sum(rows.clips?.right), sum(rows.clips?.wrong), sum(rows.clips?.missed)];
    expect(rows.clips?.right).toHaveLength(2);
    expect(rows.clips?.right[0]).not.toBe(rows.clips?.right[1]);
    expect(score.frame?.f1).toBe((2 * right) / (2 * right + wrong + missed));
    expect(rows.correct).toBeUndefined();
  });

  test("digits have no F1, but a bit for each row", () => {
    const { score, rows } = scoreTest(
      "sparseCategoricalCrossentropy",
      new Float32Array(100).fill(0.1),
      digits.test,
      10,
    );
    expect(Object.keys(score)).toEqual(["loss", "accuracy"]);
    const isZero = Uint8Array.from(digits.test.labels, (label) => (label === 0 ? 1 : 0)); // of equals, the first class
    expect(rows).toEqual({ correct: packRows(isZero) });
  });
});

describe("scoreBaseline", () => {
  test("of sounds finds more than nothing and less than all; other tasks have none", () => {
    expect(scoreBaseline(sounds)?.frame?.f1).toBeGreaterThan(0);
    expect(scoreBaseline(sounds)?.frame?.f1).toBeLessThan(1);
    expect(scoreBaseline(digits)).toBeUndefined();
  });
});
