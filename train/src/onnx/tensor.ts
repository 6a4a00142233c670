import { onnx } from "@rnn-zoo/proto/onnx";
import { sizeOf } from "../size-of.js";

const { DataType } = onnx.TensorProto;

/** Element types, by the names that numerical libraries use. */
export const elementTypes = {
  float32: DataType.FLOAT,
  uint8: DataType.UINT8,
  int32: DataType.INT32,
  int64: DataType.INT64,
  bool: DataType.BOOL,
} as const;

export type ElementType = keyof typeof elementTypes;

/** A constant tensor, still without a name. Its values go straight into the file, so that no copy of them is held. */
export interface TensorValue {
  readonly dims: readonly number[];
  readonly dataType: onnx.TensorProto.DataType;
  readonly byteLength: number;
  /** Writes the values, little-endian, to so many bytes. */
  readonly writeTo: (bytes: Uint8Array) => void;
  /** What it is made of: tensors of the same parts are the same. Without parts, their bytes are compared. */
  readonly parts?: readonly unknown[];
}

/** @param values as many as the shape holds; they must stay as they are until the file is written */
export function float32Tensor(shape: readonly number[], values: Float32Array): TensorValue {
  return { ...tensorOf(shape, DataType.FLOAT, values), parts: [values] };
}

/**
 * Weights that are brought to another layout on their way into the file.
 * @param parts what they are made of
 */
export function float32Layout(
  shape: readonly number[],
  parts: readonly unknown[],
  writeTo: TensorValue["writeTo"],
): TensorValue {
  return { dims: [...shape], dataType: DataType.FLOAT, byteLength: 4 * sizeOf(shape), writeTo, parts };
}

/** @param values as many as the shape holds */
export function int32Tensor(shape: readonly number[], values: Int32Array): TensorValue {
  return tensorOf(shape, DataType.INT32, values);
}

/** @param values whole numbers that a double holds exactly */
export function int64Tensor(shape: readonly number[], values: readonly number[]): TensorValue {
  return tensorOf(shape, DataType.INT64, BigInt64Array.from(values, BigInt));
}

export function sameTensor(a: TensorValue, b: TensorValue): boolean {
  if (String(a.dims) !== String(b.dims) || a.dataType !== b.dataType) return false;
  const { parts = [] } = b;
  if (a.parts && a.parts.length === parts.length && a.parts.every((part, i) => part === parts[i])) return true;
  const [left, right] = [bytesOf(a), bytesOf(b)];
  return left.every((byte, i) => byte === right[i]);
}

export function bytesOf({ byteLength, writeTo }: TensorValue): Uint8Array {
  const bytes = new Uint8Array(byteLength);
  writeTo(bytes);
  return bytes;
}

/** raw_data is little-endian, as is every machine that Node runs on but IBM's mainframes. */
function tensorOf(
  shape: readonly number[],
  dataType: onnx.TensorProto.DataType,
  values: Float32Array | Int32Array | BigInt64Array,
): TensorValue {
  const size = sizeOf(shape);
  if (values.length !== size) throw new RangeError(`a tensor [${shape}] holds ${size} values, got ${values.length}`);
  const { buffer, byteOffset, byteLength } = values;
  const writeTo = (bytes: Uint8Array) => bytes.set(new Uint8Array(buffer, byteOffset, byteLength));
  return { dims: [...shape], dataType, byteLength, writeTo };
}
