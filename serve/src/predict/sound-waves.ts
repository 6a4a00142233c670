import { encodeSpectrograms, encodeWav, frameSeconds, soundFrames } from "@rnn-zoo/models";
import { soundOptions } from "../docs/option-schemas.js";
import { soundTask } from "../tasks.js";
import { type Fields, type ModelChoice, readOptions } from "./fields.js";
import { limitInstances, readJsonFields } from "./json-body.js";
import type { NamedFile } from "./multipart.js";
import type { WholeBody } from "./surface.js";

/** Recordings as models take them. */
export interface EncodedSounds {
  /** float32 [clips, 256, 256], flat: the clips of all recordings, one recording after the other */
  readonly spectrogram: Float32Array;
  /** Of each recording: how many frames hold sound. */
  readonly frames: readonly number[];
}

/** What a request says beside its recordings. */
export interface SoundOptions extends ModelChoice {
  /** From this probability on, a class is heard in a frame; nothing: the decoder's own. */
  readonly threshold: number | undefined;
  /** Whether to answer with the scores of each frame. */
  readonly frameScores: boolean;
}

/** Of all recordings of one request together. */
const maxSeconds = 300;

export const soundOptionNames = Object.keys(soundOptions);

/** @throws InvalidInputError where a choice is not what it may be */
export function readSoundOptions(fields: Fields): SoundOptions {
  const { frameScores = false, ...options } = readOptions(soundOptions, fields);
  return { frameScores, ...options };
}

/**
 * Reads `{"instances": [256 frames of 256 numbers, …], …}`.
 * @throws ServeError malformed_json, too_many_rows
 * @throws InvalidInputError that names the place
 */
export async function readSoundJson({ body, maxRows }: WholeBody): Promise<EncodedSounds & SoundOptions> {
  const fields = readJsonFields(body, ["instances", ...soundOptionNames]);
  limitInstances(fields, maxRows);
  const options = readSoundOptions(fields);
  const spectrogram = encodeSpectrograms(fields.get("instances"));
  const clips = (spectrogram.length * Float32Array.BYTES_PER_ELEMENT) / soundTask.rowBytes;
  return { spectrogram, frames: Array<number>(clips).fill(soundFrames), ...options };
}

/**
 * Turns WAV files into spectrograms: windows of 256 frames, the last one of each file filled with silence.
 * @throws InvalidInputError where one is none, or they are longer than 300 s together
 */
export async function encodeWaves({ files }: { readonly files: readonly NamedFile[] }): Promise<EncodedSounds> {
  const parts: Float32Array[] = [];
  const frames: number[] = [];
  let left = maxSeconds;
  for (const { bytes, path } of files) {
    const sound = encodeWav(bytes, path, left);
    parts.push(sound.spectrogram);
    frames.push(sound.frames);
    left -= sound.frames * frameSeconds;
  }
  return { spectrogram: joined(parts), frames };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
