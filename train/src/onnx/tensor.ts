import { onnx } from "@rnn-zoo/proto/onnx";

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

/** A constant tensor, still without a name. */
export type TensorValue = Pick<onnx.TensorProto.$Properties, "dims" | "dataType" | "rawData">;

/** @param values as many as the shape holds; they are copied */
export function float32Tensor(shape: readonly number[], values: Float32Array): TensorValue {
  return { dims: [...shape], dataType: DataType.FLOAT, rawData: littleEndian(checked(shape, values)) };
}

/** As float32Tensor, for large weights: the values are not copied, so they must stay as they are. */
export function float32View(shape: readonly number[], values: Float32Array): TensorValue {
  const { buffer, byteOffset, byteLength } = checked(shape, values);
  return { dims: [...shape], dataType: DataType.FLOAT, rawData: new Uint8Array(buffer, byteOffset, byteLength) };
}

/** @param values as many as the shape holds; they are copied */
export function int32Tensor(shape: readonly number[], values: Int32Array): TensorValue {
  return { dims: [...shape], dataType: DataType.INT32, rawData: littleEndian(checked(shape, values)) };
}

/** @param values whole numbers that a double holds exactly */
export function int64Tensor(shape: readonly number[], values: readonly number[]): TensorValue {
  const wide = BigInt64Array.from(checked(shape, values), BigInt);
  return { dims: [...shape], dataType: DataType.INT64, rawData: littleEndian(wide) };
}

function checked<T extends { readonly length: number }>(shape: readonly number[], values: T): T {
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length !== size) throw new RangeError(`a tensor [${shape}] holds ${size} values, got ${values.length}`);
  return values;
}

/** raw_data is little-endian, as is every machine that Node runs on but IBM's mainframes. */
function littleEndian(values: Float32Array | Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength));
}
