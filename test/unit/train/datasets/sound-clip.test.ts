import { describe, expect, test } from "@jest/globals";
import { logMel, type SoundEvent, type SoundLabel, soundBins, soundLabels } from "@rnn-zoo/models";
import { bandHz } from "@rnn-zoo/models/spectrogram.js";
import { frameLabels, synthesizeClip } from "@rnn-zoo/train/datasets/sound-clip.js";
import { synthesizeEvent } from "@rnn-zoo/train/datasets/sound-events.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { sameBytes } from "../../../support/same-bytes.js";

const clips = Array.from({ length: 8 }, (_, seed) => synthesizeClip(seed));
const frames = 60; // of one second, without the fading ends

/** The loudest frequency of each frame of one second of a class, in Hz. */
function pitches(label: SoundLabel): number[] {
  const spectrogram = logMel(synthesizeEvent(label, 22_400, 0.1, createRandom(1, "test")), frames + 10);
  return Array.from({ length: frames }, (_, frame) => {
    const row = spectrogram.subarray((frame + 5) * soundBins, (frame + 6) * soundBins);
    return bandHz(row.indexOf(Math.max(...row)));
  });
}

/** The loudness of each frame of one second of a class. */
function levels(label: SoundLabel): number[] {
  const wave = synthesizeEvent(label, 22_400, 0.1, createRandom(1, "test"));
  return Array.from({ length: frames }, (_, frame) => {
    const part = wave.subarray((frame + 5) * 320, (frame + 6) * 320);
    return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
  });
}

describe("synthesizeClip", () => {
  test("the same seed gives the same samples and events, another seed others", () => {
    const [again, third, fourth] = [synthesizeClip(3), clips[3], clips[4]].map(
      (clip) => clip?.wave ?? new Int16Array(),
    );
    expect(again && third && sameBytes(again, third)).toBe(true);
    expect(again && fourth && sameBytes(again, fourth)).toBe(false);
    expect(synthesizeClip(3).events).toEqual(clips[3]?.events);
  });

  test("a clip is 5.12 s that never clip", () => {
    for (const { wave } of clips) {
      expect(wave).toHaveLength(81_920);
      expect(wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(32_767);
    }
  });

  test("never do more than three events sound at once, nor two of one class", () => {
    for (const { events } of clips) {
      expect(events.length).toBeGreaterThan(0);
      for (const { onsetSeconds: at } of events) {
        const sounding = events.filter((event) => event.onsetSeconds <= at && at < event.offsetSeconds);
        expect(sounding.length).toBeLessThanOrEqual(3);
        expect(new Set(sounding.map(({ label }) => label)).size).toBe(sounding.length);
      }
    }
  });

  test("three do sound at once somewhere, and every class occurs", () => {
    const labels = clips.map(({ events }) => frameLabels(events));
    const sounding = labels.flatMap((rows) =>
      Array.from({ length: 256 }, (_, frame) => rows.subarray(frame * 10, (frame + 1) * 10).reduce((a, b) => a + b)),
    );
    expect(Math.max(...sounding)).toBe(3);
    expect(new Set(clips.flatMap(({ events }) => events.map(({ label }) => label))).size).toBe(10);
  });
});

describe("frameLabels", () => {
  test("an event sounds in the frames whose middle it covers", () => {
    const event: SoundEvent = { label: "rumble", onsetSeconds: 0.03, offsetSeconds: 0.09 };
    const labels = frameLabels([event]);
    const sounding = Array.from({ length: 256 }, (_, frame) => frame).filter((frame) => labels[frame * 10 + 1] === 1);
    expect(sounding).toEqual([1, 2, 3]); // middles at 0.03, 0.05 and 0.07 s
    expect(labels.reduce((sum, value) => sum + value)).toBe(3);
  });
});

describe("synthesizeEvent", () => {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const quiet = (label: SoundLabel) => {
    const loudness = levels(label);
    return loudness.filter((level) => level < Math.max(...loudness) / 10).length;
  };

  test.each<[SoundLabel, number, number]>([
    ["hum", 50, 200],
    ["rumble", 50, 350],
    ["siren", 500, 1300],
    ["bell", 450, 6500],
    ["beeps", 1900, 2700],
    ["engine", 400, 2600],
    ["hiss", 3500, 8000],
  ])("a %s is loudest between %i and %i Hz", (label, low, high) => {
    expect(median(pitches(label))).toBeGreaterThan(low);
    expect(median(pitches(label))).toBeLessThan(high);
  });

  test("a rising tone rises, a falling one falls, and a siren does both", () => {
    const [rising, falling] = [pitches("rising"), pitches("falling")];
    expect(median(rising.slice(50))).toBeGreaterThan(1.5 * median(rising.slice(0, 10)));
    expect(median(falling.slice(50))).toBeLessThan(median(falling.slice(0, 10)) / 2);
    expect(Math.max(...pitches("siren"))).toBeGreaterThan(1.3 * Math.min(...pitches("siren")));
  });

  test("beeps, clicks and engines pause; a hum and a hiss do not", () => {
    expect(quiet("beeps")).toBeGreaterThan(15);
    expect(quiet("clicks")).toBeGreaterThan(15);
    expect(quiet("engine")).toBeGreaterThan(3);
    expect([quiet("hum"), quiet("hiss")]).toEqual([0, 0]);
  });

  test.each(soundLabels)("a %s has the loudness asked for, or a peak of 0.3", (label) => {
    const wave = synthesizeEvent(label, 16_000, 0.02, createRandom(2, "test"));
    const rms = Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length);
    expect(rms).toBeLessThan(0.0201);
    expect(rms).toBeGreaterThan(0.015); // the ends are faded
    const loud = synthesizeEvent(label, 16_000, 10, createRandom(2, "test"));
    expect(Math.max(...loud.map(Math.abs))).toBeLessThanOrEqual(0.3001);
  });
});
