import { modelFault } from "../../errors.js";
import type { WeightSpec } from "../../keras/artifacts.js";
import type { NamedWeight } from "../../keras/weights.js";

/** How tfjs' converter squeezes weights: https://github.com/tensorflow/tfjs/blob/master/tfjs-core/src/io/types.ts */
export interface Quantization {
  readonly dtype: "uint8" | "uint16" | "float16";
  readonly scale?: number;
  readonly min?: number;
}

export interface SavedWeightSpec extends WeightSpec {
  readonly quantization?: Quantization;
}

export interface SavedWeights {
  readonly weightSpecs: readonly SavedWeightSpec[];
  /** One buffer, or several that belong one after the other, as tfjs keeps large weights. */
  readonly weightData: ArrayBuffer | readonly ArrayBuffer[];
}

const widths: Readonly<Record<string, number>> = { float32: 4, int32: 4, uint16: 2, float16: 2, uint8: 1, bool: 1 };

/**
 * How many bytes a weight takes in the file.
 * @throws TrainFault where its type is unknown or its shape is none
 */
export function bytesOfWeight({ name, shape, dtype, quantization }: SavedWeightSpec): number {
  const stored = quantization?.dtype ?? dtype;
  const width = Object.hasOwn(widths, stored) ? widths[stored] : undefined;
  if (!width) throw modelFault(name, `dtype: one of ${Object.keys(widths).join(", ")}`, stored);
  if (!shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw modelFault(name, "a shape of whole numbers", `[${shape}]`);
  }
  return shape.reduce((product, size) => product * size, width);
}

/**
 * Reads the weights by name; those that were squeezed to uint8, uint16 or float16 come back as float32.
 * Plain float32 weights are views of the bytes, not copies, wherever they are aligned.
 * @throws TrainFault where a type is unknown, a name stands twice, or the bytes are too few or too many
 */
export function decodeWeights({ weightSpecs, weightData: saved }: SavedWeights): Map<string, NamedWeight> {
  const buffers = "byteLength" in saved ? [saved] : saved;
  const total = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const weights = new Map<string, NamedWeight>();
  let offset = 0;
  for (const spec of weightSpecs) {
    const { name, shape, dtype, quantization } = spec;
    const bytes = bytesOfWeight(spec);
    const left = total - offset;
    if (bytes > left) throw modelFault(name, `${bytes} bytes for [${shape}]`, `${left} (the weights are cut short)`);
    const length = shape.reduce((product, size) => product * size, 1);
    const values = decode(bytesAt(buffers, offset, bytes), length, quantization?.dtype ?? dtype, quantization);
    // A model that is shared between two models is saved twice.
    const before = weights.get(name)?.values;
    if (before && !isEqual(before, values)) throw modelFault(name, "one weight of that name", "two that differ");
    weights.set(name, { name, shape, values });
    offset += bytes;
  }
  if (offset !== total) throw modelFault("weights", `${offset} bytes`, `${total}`);
  return weights;
}

/** A view, or a copy where the bytes stretch over several buffers. */
function bytesAt(buffers: readonly ArrayBuffer[], offset: number, length: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  for (const buffer of buffers) {
    const [from, to] = [Math.max(offset - start, 0), Math.min(offset + length - start, buffer.byteLength)];
    if (from < to) parts.push(new Uint8Array(buffer, from, to - from));
    start += buffer.byteLength;
  }
  const [first = new Uint8Array()] = parts;
  if (parts.length <= 1) return first;
  const whole = new Uint8Array(length);
  let done = 0;
  for (const part of parts) {
    whole.set(part, done);
    done += part.length;
  }
  return whole;
}

function isEqual(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function decode(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
  stored: string,
  quantization: Quantization | undefined,
): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  if (stored === "float32" && byteOffset % 4 === 0) return new Float32Array(buffer, byteOffset, length);
  const view = new DataView(buffer, byteOffset, byteLength);
  const { scale = 1, min = 0 } = quantization ?? {};
  const values = new Float32Array(length);
  const read = readers[stored] ?? (() => Number.NaN);
  const isHalf = stored === "float16";
  for (let i = 0; i < length; i++) values[i] = isHalf ? read(view, i) : read(view, i) * scale + min;
  return values;
}

const readers: Readonly<Record<string, (view: DataView, i: number) => number>> = {
  float32: (view, i) => view.getFloat32(4 * i, true),
  int32: (view, i) => view.getInt32(4 * i, true),
  uint16: (view, i) => view.getUint16(2 * i, true),
  float16: (view, i) => halfToNumber(view.getUint16(2 * i, true)),
  uint8: (view, i) => view.getUint8(i),
  bool: (view, i) => view.getUint8(i),
};

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
