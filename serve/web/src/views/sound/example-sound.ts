import { soundRate } from "@rnn-zoo/models/spectrogram.js";

/** Adds something to a sound from a time on. `phase` is in turns, `time` in seconds from the beginning of the event. */
type Voice = (time: number, length: number) => number;

const hum: Voice = (time) => 0.25 * (sine(100 * time) + sine(200 * time) / 2 + sine(300 * time) / 3);
const siren: Voice = (time) =>
  0.35 * sine(900 * time - (300 / (2 * Math.PI * 0.8)) * Math.cos(2 * Math.PI * 0.8 * time));
const beeps: Voice = (time) => (time % 0.25 < 0.12 ? 0.3 * sine(1_800 * time) : 0);
const rising: Voice = (time, length) => 0.3 * sine(400 * time + (1_200 * time ** 2) / length);
const bell: Voice = (time) => 0.5 * Math.exp(-3 * time) * (sine(660 * time) + sine(1_780 * time) / 2);

/** Five seconds in which several things sound, made here: no recording of anyone. */
export function exampleSound(): Float32Array {
  const samples = new Float32Array(Math.round(5.12 * soundRate));
  for (let index = 0; index < samples.length; index++) samples[index] = 0.004 * (2 * Math.random() - 1);
  add(samples, hum, 0.2, 1.4);
  add(samples, siren, 0.9, 1.6);
  add(samples, beeps, 2.6, 1);
  add(samples, bell, 3.4, 1.2);
  add(samples, rising, 4, 0.9);
  return samples;
}

/** With 10 ms to begin and to end, so that nothing clicks. */
function add(samples: Float32Array, voice: Voice, from: number, length: number): void {
  for (let time = 0; time < length; time += 1 / soundRate) {
    const index = Math.round((from + time) * soundRate);
    const edge = Math.min(1, time / 0.01, (length - time) / 0.01);
    if (index < samples.length) samples[index] = (samples[index] ?? 0) + edge * voice(time, length);
  }
}

function sine(turns: number): number {
  return Math.sin(2 * Math.PI * turns);
}
