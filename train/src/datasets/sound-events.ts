import { type SoundLabel, soundRate } from "@rnn-zoo/models";
import type { Random } from "../random.js";
import { bandPass, whiteNoise } from "./sound-noise.js";
import { harmonics, sine, type Timbre } from "./timbre.js";

const twoHarmonics = harmonics(2);
const sixHarmonics = harmonics(6);
const tenHarmonics = harmonics(10);

/** Makes the wave of one event; its loudness does not matter. */
type Voice = (length: number, random: Random) => Float32Array;

/**
 * How each class sounds. Registers overlap, so that no single band tells a class; a moment may be silent (beeps, bell,
 * clicks, engine), so that no single frame does. No line of a spectrum is left alone: half of a model's inputs are
 * dropped while it trains, and a pure tone would vanish with its band.
 */
const voices: Record<SoundLabel, Voice> = {
  hum: (length, random) => glide(length, steady(between(random, 90, 180)), tenHarmonics), // a transformer
  rumble: (length, random) => bandPass(whiteNoise(length, random), 60, between(random, 180, 300)), // a lorry
  siren,
  bell,
  beeps,
  rising,
  falling,
  engine,
  clicks,
  hiss: (length, random) => bandPass(whiteNoise(length, random), between(random, 4000, 5000), 7500), // steam
};

const fadeSamples = 0.01 * soundRate; // 10 ms, so that no event begins with a click

/**
 * Synthesises one event.
 * @param length samples at 16 kHz
 * @param rms root mean square that it is brought to; less where its peak would exceed 0.3, so that three never clip
 */
export function synthesizeEvent(label: SoundLabel, length: number, rms: number, random: Random): Float32Array {
  const wave = voices[label](length, random);
  const highest = wave.reduce((most, value) => Math.max(most, value * value), 1e-18);
  const power = wave.reduce((sum, value) => sum + value * value, 1e-18) / length;
  const gain = Math.min(rms / Math.sqrt(power), 0.3 / Math.sqrt(highest));
  for (let i = 0; i < length; i++) {
    wave[i] = (wave[i] ?? 0) * gain * Math.min(1, i / fadeSamples, (length - 1 - i) / fadeSamples);
  }
  return wave;
}

/** A tone that swings around its pitch. */
function siren(length: number, random: Random): Float32Array {
  const [centre, swings] = [between(random, 700, 1000), between(random, 1, 3)];
  return glide(length, (i) => centre * (1 + 0.25 * Math.sin((2 * Math.PI * swings * i) / soundRate)), sixHarmonics);
}

/** Struck again and again: the partials of a free bar, https://en.wikipedia.org/wiki/Metallophone, dying away. */
function bell(length: number, random: Random): Float32Array {
  const [hz, every] = [between(random, 500, 700), Math.round(between(random, 0.3, 0.5) * soundRate)];
  const partials = [1, 2.756, 5.404, 8.933];
  const struck: Timbre = (cycles) => partials.reduce((sum, ratio) => sum + sine(ratio * cycles), 0);
  return glide(length, steady(hz), struck).map((value, i) => value * Math.exp(-(i % every) / (0.2 * soundRate)));
}

/** A tone that is on half of the time. */
function beeps(length: number, random: Random): Float32Array {
  const [hz, period] = [between(random, 2000, 2600), soundRate / between(random, 3, 5)];
  return glide(length, steady(hz), twoHarmonics).map((value, i) => (i % period < period / 2 ? value : 0));
}

/** A rough tone whose pitch rises, as of a motor that starts. */
function rising(length: number, random: Random): Float32Array {
  const pitch = sweep(length, between(random, 300, 400), between(random, 1100, 1300));
  return roughened(glide(length, pitch, sixHarmonics), 80, random);
}

/** Noise around a pitch that falls, as of something that flies past. */
function falling(length: number, random: Random): Float32Array {
  const pitch = sweep(length, between(random, 3500, 4500), between(random, 800, 1100));
  return roughened(glide(length, pitch, sine), 300, random);
}

/** Noise that swells and fades, as of a steam engine. */
function engine(length: number, random: Random): Float32Array {
  const [low, swells] = [between(random, 500, 800), between(random, 6, 10)];
  const swell = (i: number) => 0.5 - 0.5 * Math.cos((2 * Math.PI * swells * i) / soundRate);
  return bandPass(whiteNoise(length, random), low, 3 * low).map((value, i) => value * swell(i));
}

/** Short knocks of noise. */
function clicks(length: number, random: Random): Float32Array {
  const every = Math.round(soundRate / between(random, 5, 12));
  return whiteNoise(length, random).map((value, i) => value * Math.exp(-(i % every) / (0.004 * soundRate)));
}

/** A tone whose frequency is a function of the sample. */
function glide(length: number, hz: (sample: number) => number, timbre: Timbre): Float32Array {
  let cycles = 0;
  return new Float32Array(length).map((_, i) => {
    cycles += hz(i) / soundRate;
    return timbre(cycles);
  });
}

/** Times noise: each line of the spectrum becomes a band, this many Hz to both sides. */
function roughened(tone: Float32Array, hz: number, random: Random): Float32Array {
  const noise = bandPass(whiteNoise(tone.length, random), 20, hz);
  return tone.map((value, i) => value * (noise[i] ?? 0));
}

function steady(hz: number): (sample: number) => number {
  return () => hz;
}

/** Evenly in octaves, from one end to the other. */
function sweep(length: number, fromHz: number, toHz: number): (sample: number) => number {
  return (i) => fromHz * (toHz / fromHz) ** (i / length);
}

/** A random number, uniform from low to high. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}
