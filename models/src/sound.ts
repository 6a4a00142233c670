import { describeValue } from "./describe-value.js";
import { InvalidInputError } from "./errors.js";
import { resample } from "./resample.js";
import { logMel, soundBins, soundFrames, soundHop, soundRate } from "./spectrogram.js";
import { readWav } from "./wav.js";

/** The event class of each output, in order. */
export const soundLabels = [
  "hum",
  "rumble",
  "siren",
  "bell",
  "beeps",
  "rising",
  "falling",
  "engine",
  "clicks",
  "hiss",
] as const;

export type SoundLabel = (typeof soundLabels)[number];

/** Something that sounds, and when. */
export interface SoundEvent {
  readonly label: SoundLabel;
  /** From the beginning of the recording. */
  readonly onsetSeconds: number;
  readonly offsetSeconds: number;
}

/** What a model hears in a recording. */
export interface DetectedEvent extends SoundEvent {
  /** The mean probability over the event's frames, 0 to 1. */
  readonly score: number;
}

/** A recording as every sound model takes it. */
export interface EncodedSound {
  /** float32 [clips, 256, 256], flat: the log-mel spectrogram, clip after clip; silence fills the last one. */
  readonly spectrogram: Float32Array;
  /** Frames that hold sound; the others are filling. */
  readonly frames: number;
}

/** Length of one frame. */
export const frameSeconds = soundHop / soundRate;

const clipValues = soundFrames * soundBins;
const gapFrames = 5; // 0.1 s: shorter pauses belong to the event around them
const leastFrames = 3; // 0.06 s: shorter events are noise

/**
 * Turns a WAV file into the tensor that every sound model takes: any rate, one to eight channels, any length up to a limit.
 * @param path named in errors
 * @param maxSeconds what is longer is refused before it is decoded
 * @throws InvalidInputError where it is no such file
 */
export function encodeWav(bytes: Uint8Array, path = "body", maxSeconds = 60): EncodedSound {
  const { rate, samples } = readWav(bytes, path, maxSeconds);
  const wave = resample(samples, rate, soundRate);
  const frames = Math.ceil(wave.length / soundHop);
  return { spectrogram: logMel(wave, Math.ceil(frames / soundFrames) * soundFrames), frames };
}

/**
 * Takes spectrograms of a request as they are.
 * @param instances a list; each item is 256 frames of 256 numbers, as `logMel` gives them
 * @returns float32 [instances, 256, 256], flat
 * @throws InvalidInputError that names the place, such as `instances[0][3][7]`
 */
export function encodeSpectrograms(instances: unknown): Float32Array {
  const clips = listOf(instances, "instances", "a list of at least one clip");
  const spectrogram = new Float32Array(clips.length * clipValues); // [clips, frames, bins]
  for (const [clip, instance] of clips.entries()) {
    const path = `instances[${clip}]`;
    const rows = listOf(instance, path, `${soundFrames} frames of ${soundBins} numbers`, soundFrames);
    for (const [frame, row] of rows.entries()) {
      const values = listOf(row, `${path}[${frame}]`, `${soundBins} numbers`, soundBins);
      fill(spectrogram, (clip * soundFrames + frame) * soundBins, values, `${path}[${frame}]`);
    }
  }
  return spectrogram;
}

/**
 * Finds the events in a model's output: frames at or above the threshold, joined over short pauses.
 * @param scores float32 [frames, 10], flat, of consecutive frames: the probability of each class
 * @param frames how many of them hold sound
 * @returns events by onset, then in the order of the labels
 */
export function decodeSounds(scores: Float32Array, frames: number, threshold = 0.5): DetectedEvent[] {
  const classes = soundLabels.length;
  const events = soundLabels.flatMap((label, index) => {
    const track = Float32Array.from({ length: frames }, (_, frame) => scores[frame * classes + index] ?? 0);
    return runs(track, threshold).map(([start, end]) => ({
      label,
      onsetSeconds: seconds(start),
      offsetSeconds: seconds(end),
      score: track.subarray(start, end).reduce((sum, score) => sum + score, 0) / (end - start),
    }));
  });
  return events.sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}

/** [first frame, frame after the last] of each event. */
function runs(track: Float32Array, threshold: number): [number, number][] {
  const joined: [number, number][] = [];
  for (const [frame, score] of track.entries()) {
    if (score < threshold) continue;
    const last = joined.at(-1);
    if (last && frame - last[1] < gapFrames) last[1] = frame + 1;
    else joined.push([frame, frame + 1]);
  }
  return joined.filter(([start, end]) => end - start >= leastFrames);
}

function seconds(frame: number): number {
  return Math.round(frame * frameSeconds * 1000) / 1000;
}

function fill(target: Float32Array, offset: number, values: readonly unknown[], path: string): void {
  for (const [bin, value] of values.entries()) {
    if (typeof value !== "number" || !Number.isFinite(Math.fround(value))) {
      throw new InvalidInputError(`${path}[${bin}]`, "a number", describeValue(value));
    }
    target[offset + bin] = value;
  }
}

function listOf(value: unknown, path: string, expected: string, length?: number): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length === (length ?? value.length)) return value;
  throw new InvalidInputError(path, expected, describeValue(value));
}
