import {
  clipSamples,
  frameSeconds,
  type SoundEvent,
  type SoundLabel,
  soundFrames,
  soundLabels,
  soundRate,
} from "@rnn-zoo/models";
import { createRandom, type Random } from "../random.js";
import { between, synthesizeEvent } from "./sound-events.js";
import { colouredNoise } from "./sound-noise.js";

/** 5.12 s of synthesised sound, and what is to be heard in it. */
export interface SoundClip {
  /** int16 [81,920] at 16 kHz */
  readonly wave: Int16Array;
  /** By onset; no two of one class at once, and never more than three. */
  readonly events: readonly SoundEvent[];
}

const attempts = 8; // to place an event; those that fit nowhere are left out
const mostAtOnce = 3;
const leastSeconds = 0.5; // of an event that is not cut by the end of the clip
const mostSeconds = 2.5;
const breakSeconds = 0.2; // between two events of one class
const eventDb = [-32, -14] as const; // root mean square, of full scale
const noiseDb = [-70, -38] as const;

/**
 * Synthesises a clip: events of random class, onset, length and level over background noise of random colour and level.
 * @param seed the same seed gives the same samples
 */
export function synthesizeClip(seed: number): SoundClip {
  const random = createRandom(seed, "sound");
  const events = placeEvents(random);
  const mix = scaledTo(colouredNoise(clipSamples, random), between(random, ...noiseDb));
  for (const { label, onsetSeconds, offsetSeconds } of events) {
    const start = Math.round(onsetSeconds * soundRate);
    const length = Math.round((offsetSeconds - onsetSeconds) * soundRate);
    const wave = synthesizeEvent(label, length, 10 ** (between(random, ...eventDb) / 20), random);
    for (let i = 0; i < length; i++) mix[start + i] = (mix[start + i] ?? 0) + (wave[i] ?? 0);
  }
  const wave = Int16Array.from(mix.map((value) => Math.round(Math.max(-1, Math.min(1, value)) * 32767)));
  return { wave, events };
}

/**
 * Which classes sound in the middle of each frame.
 * @returns uint8 [256, 10], flat
 */
export function frameLabels(events: readonly SoundEvent[]): Uint8Array {
  const labels = new Uint8Array(soundFrames * soundLabels.length); // [frames, classes]
  for (const { label, onsetSeconds, offsetSeconds } of events) {
    const column = soundLabels.indexOf(label);
    for (let frame = 0; frame < soundFrames; frame++) {
      const middle = (frame + 0.5) * frameSeconds;
      if (middle >= onsetSeconds && middle < offsetSeconds) labels[frame * soundLabels.length + column] = 1;
    }
  }
  return labels;
}

function placeEvents(random: Random): SoundEvent[] {
  const clipSeconds = clipSamples / soundRate;
  const placed: SoundEvent[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const onsetSeconds = between(random, 0, clipSeconds - leastSeconds);
    const length = between(random, leastSeconds, mostSeconds);
    const offsetSeconds = Math.min(clipSeconds, onsetSeconds + length);
    const event = { label: anyLabel(random), onsetSeconds, offsetSeconds };
    if (fits(event, placed)) placed.push(event);
  }
  return placed.sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}

function fits(event: SoundEvent, placed: readonly SoundEvent[]): boolean {
  if (placed.some((other) => other.label === event.label && overlap(event, other, breakSeconds))) return false;
  // The most that sound at once do so at some onset.
  const together = placed.filter((other) => overlap(event, other, 0));
  const onsets = [event, ...together].map(({ onsetSeconds }) => onsetSeconds);
  const sounding = (at: number) => together.filter((other) => other.onsetSeconds <= at && at < other.offsetSeconds);
  return onsets.every((onset) => sounding(onset).length < mostAtOnce);
}

function overlap(a: SoundEvent, b: SoundEvent, margin: number): boolean {
  return a.onsetSeconds < b.offsetSeconds + margin && b.onsetSeconds < a.offsetSeconds + margin;
}

function anyLabel(random: Random): SoundLabel {
  return soundLabels[Math.floor(random.uniform() * soundLabels.length)] ?? "hum";
}

function scaledTo(wave: Float32Array, decibels: number): Float32Array {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  return wave.map((value) => (value * 10 ** (decibels / 20)) / Math.sqrt(power));
}
