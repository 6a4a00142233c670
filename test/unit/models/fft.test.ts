import { expect, test } from "@jest/globals";
import { createFft } from "@rnn-zoo/models/fft.js";

/** The definition, term by term. */
function definition(real: Float64Array, imaginary: Float64Array) {
  return Array.from(real, (_, k) => {
    let [re, im] = [0, 0];
    for (const [n, value] of real.entries()) {
      const angle = (-2 * Math.PI * k * n) / real.length;
      re += value * Math.cos(angle) - (imaginary[n] ?? 0) * Math.sin(angle);
      im += value * Math.sin(angle) + (imaginary[n] ?? 0) * Math.cos(angle);
    }
    return [re, im];
  });
}

test.each([1, 2, 8, 64])("a transform of %i numbers is its definition", (size) => {
  const real = Float64Array.from({ length: size }, (_, n) => Math.cos(n * n) + n);
  const imaginary = Float64Array.from({ length: size }, (_, n) => Math.sin(3 * n) - 0.5);
  const expected = definition(real, imaginary);
  createFft(size)(real, imaginary);
  for (const [k, [re, im]] of expected.entries()) {
    expect(real[k]).toBeCloseTo(re ?? Number.NaN, 9);
    expect(imaginary[k]).toBeCloseTo(im ?? Number.NaN, 9);
  }
});

test("a cosine of 3 cycles has half its sum in line 3, half in line −3, and nothing elsewhere", () => {
  const real = Float64Array.from({ length: 16 }, (_, n) => Math.cos((2 * Math.PI * 3 * n) / 16));
  createFft(16)(real, new Float64Array(16));
  expect(Array.from(real, (value) => Math.round(value) + 0)).toEqual([0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0]);
});
