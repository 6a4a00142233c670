const zeroCrossings = 16; // of the sinc on each side: flat up to 0.9 of the lower Nyquist frequency, −44 dB at 1.125

/**
 * Changes the sample rate: a windowed sinc low-pass at the lower of the two Nyquist frequencies, one set of weights for
 * each phase between input samples. Smith, "Digital Audio Resampling", https://ccrma.stanford.edu/~jos/resample/.
 * @param samples float32 [samples]
 * @param from samples a second, a whole number
 * @param to samples a second, a whole number
 * @returns float32 [samples · to ÷ from, rounded up]; the same memory where the rates are equal
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const divisor = greatestCommonDivisor(from, to);
  const [step, phases] = [from / divisor, to / divisor]; // output n lies at input n · step ÷ phases
  const cutoff = Math.min(1, to / from);
  const reach = Math.ceil(zeroCrossings / cutoff); // input samples on each side
  const weights = phaseWeights(phases, cutoff, reach); // [phases, 2 · reach]
  const output = new Float32Array(Math.ceil((samples.length * to) / from));
  for (let n = 0; n < output.length; n++) {
    const phase = (n * step) % phases;
    const first = (n * step - phase) / phases - reach + 1;
    let sum = 0;
    for (let tap = Math.max(0, -first); tap < 2 * reach && first + tap < samples.length; tap++) {
      sum += (samples[first + tap] ?? 0) * (weights[phase * 2 * reach + tap] ?? 0);
    }
    output[n] = sum;
  }
  return output;
}

function phaseWeights(phases: number, cutoff: number, reach: number): Float64Array {
  const weights = new Float64Array(phases * 2 * reach);
  for (let phase = 0; phase < phases; phase++) {
    for (let tap = 0; tap < 2 * reach; tap++) {
      const distance = tap - reach + 1 - phase / phases; // in input samples
      weights[phase * 2 * reach + tap] = cutoff * sinc(cutoff * distance) * hann(distance / reach);
    }
  }
  return weights;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function hann(x: number): number {
  return Math.abs(x) < 1 ? Math.cos((Math.PI * x) / 2) ** 2 : 0;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
