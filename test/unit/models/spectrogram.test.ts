import { describe, expect, test } from "@jest/globals";
import { clipSamples, logMel, soundBins } from "@rnn-zoo/models";
import { bandHz } from "@rnn-zoo/models/spectrogram.js";

/** The bin and the value of the loudest band of one frame. */
function loudest(spectrogram: Float32Array, frame: number) {
  const row = spectrogram.subarray(frame * soundBins, (frame + 1) * soundBins);
  const value = Math.max(...row);
  return { bin: row.indexOf(value), value };
}

function sine(hz: number, amplitude = 1): Float32Array {
  return Float32Array.from({ length: clipSamples }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / 16_000));
}

describe("logMel", () => {
  // By hand: 50 Hz is 77.8 mel, 8 kHz is 2840.0 mel, so bands are 10.75 mel apart; 1 kHz is 1000.0 mel, and
  // (1000.0 − 77.8) ÷ 10.75 − 1 = 84.8.
  test.each([
    [1000, 85],
    [100, 6], // 150.5 mel
    [4000, 191], // 2146.1 mel
  ])("a sine of %i Hz is loudest in band %i, at about 0 dB", (hz, bin) => {
    const peak = loudest(logMel(sine(hz), 256), 100);
    expect(peak.bin).toBe(bin);
    expect(peak.value).toBeGreaterThan(2.85);
    expect(peak.value).toBeLessThan(3.4); // the bands of high frequencies are wide, and sum the whole peak
  });

  test("half the amplitude is 6.02 dB less", () => {
    const [full, half] = [loudest(logMel(sine(1000), 256), 9), loudest(logMel(sine(1000, 0.5), 256), 9)];
    expect((full.value - half.value) * 20).toBeCloseTo(6.0206, 3);
  });

  test("silence, and what lies outside the wave, is −1", () => {
    expect(new Set(logMel(new Float32Array(clipSamples), 256))).toEqual(new Set([-1]));
    const beyond = logMel(sine(1000).subarray(0, 3200), 256).subarray(20 * soundBins);
    expect(new Set(beyond)).toEqual(new Set([-1]));
  });

  test("a click in the middle of a frame is heard there, and as much before as after", () => {
    const wave = new Float32Array(clipSamples);
    wave[7.5 * 320] = 1;
    const spectrogram = logMel(wave, 256);
    const band = (frame: number) => spectrogram[frame * soundBins + 128] ?? 0;
    expect(band(7)).toBeGreaterThan(band(6));
    expect(band(6)).toBeCloseTo(band(8), 1);
    expect(band(3)).toBe(-1);
  });

  test("an odd number of frames is the beginning of more frames", () => {
    const more = logMel(sine(700), 256);
    expect(logMel(sine(700), 5)).toEqual(more.slice(0, 5 * soundBins));
  });

  test("no band falls between two lines of the spectrum", () => {
    const noise = Float32Array.from({ length: clipSamples }, (_, i) => Math.sin(i * i));
    expect(Math.min(...logMel(noise, 2).subarray(soundBins))).toBeGreaterThan(-1);
    expect([bandHz(-1), bandHz(256)].map(Math.round)).toEqual([50, 8000]);
  });
});
