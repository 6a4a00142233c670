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
  readonly weightData: ArrayBuffer;
}

const bytesOf: Readonly<Record<string, number>> = { float32: 4, int32: 4, uint16: 2, float16: 2, uint8: 1, bool: 1 };

/**
 * Reads the weights by name; those that were squeezed to uint8, uint16 or float16 come back as float32.
 * Plain float32 weights are views of the bytes, not copies, wherever they are aligned.
 * @throws TrainFault where a type is unknown, a name stands twice, or the bytes are too few or too many
 */
export function decodeWeights({ weightSpecs, weightData }: SavedWeights): Map<string, NamedWeight> {
  const weights = new Map<string, NamedWeight>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of weightSpecs) {
    const stored = quantization?.dtype ?? dtype;
    const width = Object.hasOwn(bytesOf, stored) ? bytesOf[stored] : undefined;
    if (!width) throw modelFault(name, `dtype: one of ${Object.keys(bytesOf).join(", ")}`, stored);
    if (!shape.every((size) => Number.isInteger(size) && size >= 0)) {
      throw modelFault(name, "a shape of whole numbers", JSON.stringify(shape));
    }
    if (weights.has(name)) throw modelFault(name, "one weight of that name", "two");
    const length = shape.reduce((product, size) => product * size, 1);
    const left = weightData.byteLength - offset;
    if (width * length > left) {
      throw modelFault(name, `${width * length} bytes for [${shape}]`, `${left} (the weights are cut short)`);
    }
    weights.set(name, { name, shape, values: decode(weightData, offset, length, stored, quantization) });
    offset += width * length;
  }
  if (offset !== weightData.byteLength) throw modelFault("weights", `${offset} bytes`, `${weightData.byteLength}`);
  return weights;
}

function decode(
  data: ArrayBuffer,
  offset: number,
  length: number,
  stored: string,
  quantization: Quantization | undefined,
): Float32Array {
  if (stored === "float32" && offset % 4 === 0) return new Float32Array(data, offset, length);
  const view = new DataView(data, offset);
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
