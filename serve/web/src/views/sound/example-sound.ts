import { soundRate } from "@rnn-zoo/models/spectrogram.js";

/** What sounds at a time, in seconds from the beginning of the event. */
type Voice = (time: number) => number;

const loudness = 0.1; // root mean square of each event
const hum: Voice = (time) => harmonics(130 * time, 10);
const siren: Voice = (time) => harmonics(850 * time - ((0.25 * 850) / (4 * Math.PI)) * Math.cos(4 * Math.PI * time), 6);
const beeps: Voice = (time) => (time % 0.25 < 0.125 ? harmonics(2_300 * time, 2) : 0);
const clicks: Voice = (time) => noise() * Math.exp(-(time % 0.12) / 0.004);
const bell: Voice = (time) => {
  const struck = [1, 2.756, 5.404, 8.933].reduce((sum, partial) => sum + sine(600 * partial * time), 0); // a free bar
  return struck * Math.exp(-(time % 0.4) / 0.2);
};

/** Five seconds in which several things sound, made here: no recording of anyone. */
export function exampleSound(): Float32Array {
  const samples = Float32Array.from({ length: Math.round(5.12 * soundRate) }, () => 0.002 * noise());
  add(samples, hum, 0.2, 1.5);
  add(samples, siren, 1.1, 1.6);
  add(samples, beeps, 2.4, 1.2);
  add(samples, bell, 3.2, 1.3);
  add(samples, clicks, 4.1, 0.9);
  return samples;
}

/** With 10 ms to begin and to end, so that nothing clicks. */
function add(samples: Float32Array, voice: Voice, from: number, seconds: number): void {
  const wave = Float32Array.from({ length: Math.round(seconds * soundRate) }, (_, index) => voice(index / soundRate));
  const power = wave.reduce((sum, value) => sum + value ** 2, 0) / wave.length;
  const start = Math.round(from * soundRate);
  for (const [index, value] of wave.entries()) {
    const edge = Math.min(1, index / (0.01 * soundRate), (wave.length - index) / (0.01 * soundRate));
    samples[start + index] = (samples[start + index] ?? 0) + (edge * value * loudness) / Math.sqrt(power);
  }
}

/** A tone and those above it, each fainter. */
function harmonics(turns: number, count: number): number {
  let sum = 0;
  for (let multiple = 1; multiple <= count; multiple++) sum += sine(multiple * turns) / multiple;
  return sum;
}

function sine(turns: number): number {
  return Math.sin(2 * Math.PI * turns);
}

function noise(): number {
  return 2 * Math.random() - 1;
}
