import { describe, expect, test } from "@jest/globals";
import type { SoundEvent, SoundLabel } from "@rnn-zoo/models";
import { eventF1 } from "@rnn-zoo/train/metrics/event-f1.js";
import { frameF1 } from "@rnn-zoo/train/metrics/frame-f1.js";
import { applyThresholds, fitThresholds } from "@rnn-zoo/train/metrics/threshold-baseline.js";

function event(label: SoundLabel, onsetSeconds: number, offsetSeconds: number): SoundEvent {
  return { label, onsetSeconds, offsetSeconds };
}

describe("frameF1", () => {
  test("counts every class in every frame", () => {
    const labels = Uint8Array.of(1, 0, 1, 1, 0, 0, 1, 0); // [4 frames, 2 classes]
    const scores = Float32Array.of(0.9, 0.5, 0.1, 0.6, 0.2, 0.7, 0.8, 0);
    const { micro, macroF1, classes } = frameF1(scores, labels, 2);
    // Class 0: 2 right, 0 wrong, 1 missed. Class 1: 1 right, 2 wrong, 0 missed.
    expect(classes).toEqual([
      { precision: 1, recall: 2 / 3, f1: 0.8 },
      { precision: 1 / 3, recall: 1, f1: 0.5 },
    ]);
    expect(micro).toEqual({ precision: 0.6, recall: 0.75, f1: 6 / 9 });
    expect(macroF1).toBeCloseTo(0.65, 12);
  });

  test("is 0, not NaN, where there is nothing to find", () => {
    expect(frameF1(new Float32Array(4), new Uint8Array(4), 2).micro.f1).toBe(0);
  });
});

describe("eventF1", () => {
  test.each<[string, SoundEvent[], SoundEvent[], number, number]>([
    ["the same event", [event("bell", 1, 2)], [event("bell", 1, 2)], 1, 1],
    ["0.2 s off at both ends", [event("bell", 1, 2)], [event("bell", 1.2, 2.2)], 1, 1],
    ["an onset 0.3 s off", [event("bell", 1, 2)], [event("bell", 1.3, 2)], 0, 0],
    ["an offset within a fifth of its length", [event("bell", 0, 3)], [event("bell", 0, 3.6)], 1, 1],
    ["an offset further off", [event("bell", 0, 3)], [event("bell", 0, 3.7)], 0, 0],
    ["another class", [event("bell", 1, 2)], [event("hum", 1, 2)], 0, 0],
    ["one event heard twice", [event("bell", 1, 2)], [event("bell", 1, 2), event("bell", 1.1, 2)], 0.5, 1],
    ["nothing", [event("bell", 1, 2)], [], 0, 0],
  ])("%s", (_, reference, detected, precision, recall) => {
    expect(eventF1([reference], [detected]).micro).toMatchObject({ precision, recall });
  });

  test("finds the largest matching, not the first", () => {
    const reference = [event("bell", 1, 2), event("bell", 1.15, 2)];
    const detected = [event("bell", 1.1, 2), event("bell", 0.9, 2)]; // the second only fits the first
    expect(eventF1([reference], [detected]).micro.f1).toBe(1);
  });

  test("an event in another clip does not count", () => {
    expect(eventF1([[event("bell", 1, 2)], []], [[], [event("bell", 1, 2)]]).micro.f1).toBe(0);
  });

  test("names the score of each class", () => {
    expect(eventF1([[event("bell", 1, 2)]], [[event("bell", 1, 2)]]).classes.bell?.f1).toBe(1);
  });
});

describe("the threshold baseline", () => {
  test("finds the bin and the threshold that tell a class apart", () => {
    // Class 0 sounds where bin 1 is 2; class 1 where bin 0 is 0.5, and once without a sign.
    const inputs = Float32Array.of(-1, 2, -1, 2, 0.5, -1, -1, -1); // [4 frames, 2 bins]
    const labels = Uint8Array.of(1, 0, 1, 0, 0, 1, 0, 1); // [4 frames, 2 classes]
    const [first, second] = fitThresholds({ inputs, labels }, 2, 2);
    expect(first).toEqual({ bin: 1, threshold: 2, f1: 1 });
    expect(second).toMatchObject({ bin: 0, threshold: 0.5, f1: 2 / 3 });
    expect([...applyThresholds(inputs, 2, first ? [first] : [])]).toEqual([1, 1, 0, 0]);
  });
});
