import { dataFault } from "../errors.js";

/** A tensor of bytes, as MNIST is stored. */
export interface IdxTensor {
  readonly shape: readonly number[];
  /** Row by row. */
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

/**
 * Reads the IDX format: two zero bytes, the type, the number of dimensions, each size as big-endian uint32, then
 * the values (http://yann.lecun.com/exdb/mnist/).
 * @param file named in errors
 * @throws TrainFault where the header is not IDX of unsigned bytes, or the values are too few or too many
 */
export function readIdx(bytes: Uint8Array, file: string): IdxTensor {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== unsignedByte) {
    throw dataFault(file, "an IDX file of unsigned bytes (00 00 08 …)", hex(bytes.subarray(0, 4)));
  }
  const dimensions = bytes[3] ?? 0;
  const header = 4 + 4 * dimensions;
  if (bytes.length < header) throw dataFault(file, `a header of ${header} bytes`, `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const size = shape.reduce((product, length) => product * length, 1);
  if (bytes.length !== header + size) throw dataFault(file, `${header + size} bytes`, `${bytes.length} bytes`);
  return { shape, values: bytes.subarray(header) };
}

function hex(bytes: Uint8Array): string {
  return bytes.length === 0 ? "an empty file" : Buffer.from(bytes).toString("hex");
}
