/** Transforms a signal of complex numbers in place. */
export type Fft = (real: Float64Array, imaginary: Float64Array) => void;

/**
 * Cooley and Tukey's fast Fourier transform, radix 2: "An algorithm for the machine calculation of complex Fourier
 * series", 1965. X[k] = Σ x[n] · e^(−2πi·k·n ÷ size), not scaled.
 * @param size of the signals, a power of 2
 */
export function createFft(size: number): Fft {
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  const reversed = reversedBits(size);
  return (real, imaginary) => {
    reorder(real, reversed);
    reorder(imaginary, reversed);
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let k = 0; k < half; k++) {
        const [cosine, sine] = [cosines[k * stride] ?? 0, sines[k * stride] ?? 0];
        for (let even = k; even < size; even += 2 * half) join(real, imaginary, even, even + half, cosine, sine);
      }
    }
  };
}

/** One butterfly: the sum and the difference of `even` and the turned `odd`. */
function join(re: Float64Array, im: Float64Array, even: number, odd: number, cosine: number, sine: number): void {
  const oddRe = re[odd] ?? 0;
  const oddIm = im[odd] ?? 0;
  const turnedRe = oddRe * cosine - oddIm * sine;
  const turnedIm = oddRe * sine + oddIm * cosine;
  const evenRe = re[even] ?? 0;
  const evenIm = im[even] ?? 0;
  re[even] = evenRe + turnedRe;
  im[even] = evenIm + turnedIm;
  re[odd] = evenRe - turnedRe;
  im[odd] = evenIm - turnedIm;
}

function reversedBits(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let i = 1; i < size; i++) reversed[i] = ((reversed[i >> 1] ?? 0) >> 1) | (i & 1 ? size >> 1 : 0);
  return reversed;
}

function reorder(values: Float64Array, order: Uint32Array): void {
  for (let i = 0; i < values.length; i++) {
    const j = order[i] ?? 0;
    if (j <= i) continue;
    const value = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = value;
  }
}
