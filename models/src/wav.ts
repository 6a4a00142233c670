import { InvalidInputError } from "./errors.js";

/** A sound as numbers. */
export interface Wave {
  /** Samples a second. */
  readonly rate: number;
  /** float32 [samples], −1 to 1; several channels are averaged. */
  readonly samples: Float32Array;
}

/** The format chunk of a WAV file. */
interface Format {
  readonly coding: "integer" | "float";
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

const expected = "a WAV file of 8, 16, 24 or 32 bit PCM, or 32 or 64 bit float";
const pcm = 1;
const ieeeFloat = 3;
const extensible = 0xfffe;
const untilTheEnd = 0xffffffff; // the size that programs write who do not know it yet

/**
 * Reads a WAV file: "Multimedia Programming Interface and Data Specifications 1.0", IBM and Microsoft, 1991, and
 * https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html.
 * @param path named in errors
 * @param maxSeconds what is longer is refused before it is decoded
 * @throws InvalidInputError where it is no such file, is cut short, or is too long
 */
export function readWav(bytes: Uint8Array, path: string, maxSeconds = 600): Wave {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || fourCc(view, 0) !== "RIFF" || fourCc(view, 8) !== "WAVE") {
    throw new InvalidInputError(path, expected, bytes.length === 0 ? "nothing" : "another kind of file");
  }
  let format: Format | undefined;
  for (const { id, chunk } of chunks(view, path)) {
    if (id === "fmt ") format = readFormat(chunk, path);
    if (id !== "data") continue;
    if (!format) throw new InvalidInputError(path, expected, "samples before their format");
    return { rate: format.rate, samples: readSamples(chunk, format, path, maxSeconds) };
  }
  throw new InvalidInputError(path, expected, "a WAV file without samples");
}

/**
 * Writes a mono WAV file of 16 bit PCM.
 * @param samples int16 [samples]
 * @param rate samples a second
 */
export function writeWav(samples: Int16Array, rate: number): Uint8Array {
  const header = 44;
  const view = new DataView(new ArrayBuffer(header + 2 * samples.length));
  const write = (offset: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(offset + i, text.charCodeAt(i));
  };
  write(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true); // bytes of the format chunk
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true); // bytes a second
  view.setUint16(32, 2, true); // bytes a sample, all channels
  view.setUint16(34, 16, true); // bits
  write(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  for (const [i, sample] of samples.entries()) view.setInt16(header + 2 * i, sample, true);
  return new Uint8Array(view.buffer);
}

function* chunks(view: DataView, path: string): Generator<{ id: string; chunk: DataView }> {
  let offset = 12;
  while (offset + 8 <= view.byteLength) {
    const id = fourCc(view, offset);
    const left = view.byteLength - offset - 8;
    const stated = view.getUint32(offset + 4, true);
    const size = stated === untilTheEnd ? left : stated;
    if (size > left) throw new InvalidInputError(path, `${size} bytes in the chunk "${id.trim()}"`, `${left} bytes`);
    yield { id, chunk: new DataView(view.buffer, view.byteOffset + offset + 8, size) };
    offset += 8 + size + (size % 2); // chunks begin at even places
  }
}

function readFormat(chunk: DataView, path: string): Format {
  if (chunk.byteLength < 16) throw new InvalidInputError(path, "16 bytes of format", `${chunk.byteLength} bytes`);
  const stated = chunk.getUint16(0, true);
  const tag = stated === extensible && chunk.byteLength >= 26 ? chunk.getUint16(24, true) : stated;
  const [channels, rate, bits] = [chunk.getUint16(2, true), chunk.getUint32(4, true), chunk.getUint16(14, true)];
  const known = (tag === pcm && [8, 16, 24, 32].includes(bits)) || (tag === ieeeFloat && [32, 64].includes(bits));
  if (!known) throw new InvalidInputError(path, expected, `format ${tag} of ${bits} bits`);
  if (channels < 1 || channels > 8) throw new InvalidInputError(path, "1 to 8 channels", `${channels}`);
  if (rate < 4_000 || rate > 384_000) throw new InvalidInputError(path, "4,000 to 384,000 samples a second", `${rate}`);
  return { coding: tag === pcm ? "integer" : "float", channels, rate, bits };
}

function readSamples(chunk: DataView, format: Format, path: string, maxSeconds: number): Float32Array {
  const { channels, rate, bits } = format;
  const width = bits / 8;
  const count = Math.floor(chunk.byteLength / (width * channels));
  if (count === 0) throw new InvalidInputError(path, "at least one sample", "none");
  if (count > maxSeconds * rate) {
    throw new InvalidInputError(path, `at most ${maxSeconds} s of sound`, `${(count / rate).toFixed(1)} s`);
  }
  const read = sampleReader(chunk, format);
  const samples = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read((i * channels + channel) * width);
    const sample = Math.fround(sum / channels);
    if (!Number.isFinite(sample)) throw new InvalidInputError(path, "finite samples", `${sample} in sample ${i}`);
    samples[i] = sample;
  }
  return samples;
}

/** Gives the sample at a byte as a number from −1 to 1. WAV is little-endian, and its 8 bit samples have no sign. */
function sampleReader(chunk: DataView, { coding, bits }: Format): (offset: number) => number {
  if (coding === "float") {
    return bits === 32 ? (offset) => chunk.getFloat32(offset, true) : (offset) => chunk.getFloat64(offset, true);
  }
  if (bits === 8) return (offset) => (chunk.getUint8(offset) - 128) / 2 ** 7;
  if (bits === 16) return (offset) => chunk.getInt16(offset, true) / 2 ** 15;
  if (bits === 24) return (offset) => (chunk.getUint8(offset) + (chunk.getInt16(offset + 1, true) << 8)) / 2 ** 23;
  return (offset) => chunk.getInt32(offset, true) / 2 ** 31;
}

function fourCc(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)));
}
