import { describe, expect, test } from "@jest/globals";
import { decodeSounds, encodeSpectrograms, encodeWav, soundLabels, writeWav } from "@rnn-zoo/models";

const clip = Array.from({ length: 256 }, (_, frame) => Array.from({ length: 256 }, (_, bin) => frame + bin / 256));

/** Scores of one class; all others are 0. */
function track(label: (typeof soundLabels)[number], runs: readonly (readonly [number, number, number])[]) {
  const scores = new Float32Array(256 * 10);
  for (const [start, end, score] of runs) {
    for (let frame = start; frame < end; frame++) scores[frame * 10 + soundLabels.indexOf(label)] = score;
  }
  return scores;
}

describe("encodeWav", () => {
  test("a recording of any length becomes whole clips; the rest of the last one is silence", () => {
    const wave = Int16Array.from({ length: 48_000 * 6 }, (_, i) => 10_000 * Math.sin(i / 8));
    const { spectrogram, frames } = encodeWav(writeWav(wave, 48_000));
    expect(frames).toBe(300);
    expect(spectrogram).toHaveLength(2 * 256 * 256);
    expect(Math.max(...spectrogram.subarray(298 * 256, 299 * 256))).toBeGreaterThan(1);
    expect(new Set(spectrogram.subarray(304 * 256))).toEqual(new Set([-1]));
  });

  test("one sample is enough", () => {
    expect(encodeWav(writeWav(Int16Array.of(1), 16_000)).frames).toBe(1);
  });
});

describe("encodeSpectrograms", () => {
  test("keeps clips, frames and bins in order", () => {
    expect([...encodeSpectrograms([clip, clip])]).toEqual([...clip.flat(), ...clip.flat()]);
  });
});

describe("decodeSounds", () => {
  test("consecutive frames above the threshold are one event, in seconds", () => {
    expect(decodeSounds(track("siren", [[50, 100, 0.75]]), 256)).toEqual([
      { label: "siren", onsetSeconds: 1, offsetSeconds: 2, score: 0.75 },
    ]);
  });

  test("joins over pauses of less than 0.1 s, and drops what is shorter than 0.06 s", () => {
    const scores = track("bell", [
      [0, 10, 1],
      [14, 20, 1],
      [25, 30, 1],
      [100, 102, 1],
    ]);
    const spans = decodeSounds(scores, 256).map(({ onsetSeconds, offsetSeconds }) => [onsetSeconds, offsetSeconds]);
    expect(spans).toEqual([
      [0, 0.4],
      [0.5, 0.6],
    ]);
  });

  test("events stand in the order of their onsets, and end with the recording", () => {
    const scores = track("hum", [[200, 256, 1]]).map((score, i) => score + (track("hiss", [[10, 20, 1]])[i] ?? 0));
    expect(decodeSounds(scores, 230).map(({ label, offsetSeconds }) => [label, offsetSeconds])).toEqual([
      ["hiss", 0.4],
      ["hum", 4.6],
    ]);
  });

  test("a higher threshold hears less", () => {
    expect(decodeSounds(track("hum", [[0, 10, 0.6]]), 256, 0.7)).toEqual([]);
  });
});

describe("misuse", () => {
  test.each<[string, unknown, string]>([
    ["no list", 5, "instances: expected a list of at least one clip, got 5"],
    ["an empty list", [], "instances: expected a list of at least one clip, got an array of 0"],
    ["a frame too few", [clip.slice(1)], "instances[0]: expected 256 frames of 256 numbers, got an array of 255"],
    ["a short frame", [[...clip.slice(0, 255), [1]]], "instances[0][255]: expected 256 numbers, got an array of 1"],
    ["text", [clip, [clip[0], Array(256).fill("a")]], "instances[1]: expected 256 frames"],
    ["text in a frame", [clip.map(() => Array(256).fill("a"))], 'instances[0][0][0]: expected a number, got "a"'],
    [
      "what no float32 holds",
      [clip.map(() => Array(256).fill(1e39))],
      "instances[0][0][0]: expected a number, got 1e+39",
    ],
  ])("%s is refused with its place", (_, instances, message) => {
    expect(() => encodeSpectrograms(instances)).toThrow(message);
  });

  test("a recording that is too long is refused", () => {
    expect(() => encodeWav(writeWav(new Int16Array(16_000 * 61), 16_000))).toThrow("at most 60 s of sound");
  });
});
