import { createFft } from "./fft.js";

/** What every sound model hears: 16,000 samples a second. */
export const soundRate = 16_000;
/** Samples from one frame to the next: 20 ms. */
export const soundHop = 320;
/** Frames of one clip, 5.12 s. */
export const soundFrames = 256;
/** Mel bands of one frame, from 50 Hz to 8 kHz. */
export const soundBins = 256;
/** Samples of one clip. */
export const clipSamples = soundFrames * soundHop;

const windowSize = 640; // samples, 40 ms
const fftSize = 2048; // zero-padded, so that no mel band falls between two lines of the spectrum
const lowestHz = 50;
const floorDb = -80; // what is quieter counts as silence

/** The lines of the spectrum that a mel band sums, with their weights. */
interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

const fft = createFft(fftSize);
// Hann's window, centred, https://en.wikipedia.org/wiki/Hann_function
const hann = Float64Array.from({ length: windowSize }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / windowSize) ** 2);
const fullScale = (windowSize / 4) ** 2; // the power of a sine of amplitude 1 at its peak: half the window's sum
const bands = melBands();

/**
 * The log-mel spectrogram of a wave: for each frame, the power in mel bands as decibels. A sine of amplitude 1 is 0 dB
 * in its band; values are (dB + 60) ÷ 20, so silence (−80 dB and below) is −1 and the loudest is about 3.
 * Frame t is centred on sample (t + ½) · 320; outside the wave is silence.
 * @param wave float32 [samples] at 16 kHz, −1 to 1
 * @param frames how many, for instance 256 a clip
 * @returns float32 [frames, 256], flat
 */
export function logMel(wave: Float32Array, frames: number): Float32Array {
  const spectrogram = new Float32Array(frames * soundBins); // [frames, bins]
  const real = new Float64Array(fftSize);
  const imaginary = new Float64Array(fftSize);
  for (let frame = 0; frame < frames; frame += 2) {
    // Two real frames make one complex transform: https://en.wikipedia.org/wiki/Fast_Fourier_transform#FFT_algorithms_specialized_for_real_or_symmetric_data
    cutFrame(wave, frame, real);
    cutFrame(wave, frame + 1, imaginary);
    fft(real, imaginary);
    splitPowers(real, imaginary);
    fillBands(real, spectrogram.subarray(frame * soundBins, (frame + 1) * soundBins));
    fillBands(imaginary, spectrogram.subarray((frame + 1) * soundBins, (frame + 2) * soundBins));
  }
  return spectrogram;
}

/** The centre of a band in Hz; band −1 and band 256 are the ends. */
export function bandHz(band: number): number {
  const [low, high] = [melOf(lowestHz), melOf(soundRate / 2)];
  return hzOf(low + ((high - low) * (band + 1)) / (soundBins + 1));
}

/** O'Shaughnessy's mel scale, as HTK uses it: https://en.wikipedia.org/wiki/Mel_scale. */
function melOf(hz: number): number {
  return 2595 * Math.log10(1 + hz / 700);
}

function hzOf(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

/** Triangles from the centre of the band before to the centre of the band after, 1 at their peak. */
function melBands(): Band[] {
  const lineHz = soundRate / fftSize;
  return Array.from({ length: soundBins }, (_, band) => {
    const [low, centre, high] = [bandHz(band - 1), bandHz(band), bandHz(band + 1)];
    const first = Math.ceil(low / lineHz);
    const last = Math.floor(high / lineHz);
    const weights = Float64Array.from({ length: last - first + 1 }, (_, i) => {
      const hz = (first + i) * lineHz;
      return hz < centre ? (hz - low) / (centre - low) : (high - hz) / (high - centre);
    });
    return { first, weights };
  });
}

function cutFrame(wave: Float32Array, frame: number, target: Float64Array): void {
  const start = (frame + 0.5) * soundHop - windowSize / 2;
  target.fill(0, windowSize);
  for (let n = 0; n < windowSize; n++) target[n] = (wave[start + n] ?? 0) * (hann[n] ?? 0);
}

/** From the transform of a + ib to the powers |A|² and |B|² of the two real signals, in place. */
function splitPowers(real: Float64Array, imaginary: Float64Array): void {
  for (let k = 0; k <= fftSize / 2; k++) {
    const mirrored = (fftSize - k) % fftSize;
    const [r, i] = [real[k] ?? 0, imaginary[k] ?? 0];
    const [mirroredR, mirroredI] = [real[mirrored] ?? 0, imaginary[mirrored] ?? 0];
    real[k] = ((r + mirroredR) ** 2 + (i - mirroredI) ** 2) / 4;
    imaginary[k] = ((i + mirroredI) ** 2 + (mirroredR - r) ** 2) / 4;
  }
}

function fillBands(powers: Float64Array, row: Float32Array): void {
  for (let band = 0; band < row.length; band++) {
    const { first, weights } = bands[band] ?? { first: 0, weights: [] };
    let power = 0;
    for (let i = 0; i < weights.length; i++) power += (weights[i] ?? 0) * (powers[first + i] ?? 0);
    const decibels = Math.max(floorDb, 10 * Math.log10(power / fullScale));
    row[band] = (decibels + 60) / 20;
  }
}
