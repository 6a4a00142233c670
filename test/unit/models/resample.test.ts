import { describe, expect, test } from "@jest/globals";
import { resample } from "@rnn-zoo/models/resample.js";

function sine(hz: number, rate: number): Float32Array {
  return Float32Array.from({ length: rate }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
}

/** The largest difference, away from the ends. */
function difference(a: Float32Array, b: Float32Array): number {
  return a.subarray(500, -500).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i + 500] ?? 0))), 0);
}

describe("resample", () => {
  test.each([8_000, 11_025, 22_050, 44_100, 48_000, 96_000])("a sine at %i Hz is the same sine at 16 kHz", (rate) => {
    const resampled = resample(sine(1000, rate), rate, 16_000);
    expect(resampled).toHaveLength(16_000);
    expect(difference(resampled, sine(1000, 16_000))).toBeLessThan(1e-3);
  });

  test("what 16 kHz cannot hold vanishes, and does not come back as another tone", () => {
    expect(difference(resample(sine(11_000, 44_100), 44_100, 16_000), new Float32Array(16_000))).toBeLessThan(1e-3);
  });

  test("the same rate is the same memory", () => {
    const wave = sine(1000, 16_000);
    expect(resample(wave, 16_000, 16_000)).toBe(wave);
  });
});
