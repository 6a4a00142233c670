import { soundRate } from "@rnn-zoo/models";
import type { Random } from "../random.js";

/** White noise, uniform in [−1, 1). */
export function whiteNoise(length: number, random: Random): Float32Array {
  return new Float32Array(length).map(() => 2 * random.uniform() - 1);
}

/**
 * Background noise of a random colour: white, pink and brown in random shares.
 * Pink is Paul Kellet's economy filter, https://www.firstpr.com.au/dsp/pink-noise/; brown a leaky sum.
 */
export function colouredNoise(length: number, random: Random): Float32Array {
  const [white, pink, brown] = [random.uniform(), random.uniform(), random.uniform()];
  const noise = new Float32Array(length);
  let [slow, middle, fast, sum] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const value = 2 * random.uniform() - 1;
    slow = 0.99765 * slow + 0.099046 * value;
    middle = 0.963 * middle + 0.2965164 * value;
    fast = 0.57 * fast + 1.0526913 * value;
    sum = 0.99 * sum + 0.14 * value;
    noise[i] = white * value + pink * (slow + middle + fast + 0.1848 * value) * 0.5 + brown * sum;
  }
  return noise;
}

/**
 * Keeps what lies between two frequencies: a high-pass and a low-pass of second order, Butterworth, applied twice.
 * Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients",
 * https://www.w3.org/TR/audio-eq-cookbook/.
 */
export function bandPass(wave: Float32Array, lowHz: number, highHz: number): Float32Array {
  let filtered = wave;
  for (let pass = 0; pass < 2; pass++) {
    filtered = biquad(biquad(filtered, lowHz, "high-pass"), highHz, "low-pass");
  }
  return filtered;
}

function biquad(wave: Float32Array, hz: number, kind: "high-pass" | "low-pass"): Float32Array {
  const angle = (2 * Math.PI * hz) / soundRate;
  const cosine = Math.cos(angle);
  const alpha = Math.sin(angle) * Math.SQRT1_2;
  const a0 = 1 + alpha;
  const b1 = (kind === "low-pass" ? 1 - cosine : -1 - cosine) / a0;
  const b0 = Math.abs(b1) / 2;
  const [a1, a2] = [(-2 * cosine) / a0, (1 - alpha) / a0];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return wave.map((x) => {
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}
