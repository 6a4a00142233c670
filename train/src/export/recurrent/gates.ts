import { float32Layout, type TensorValue } from "../../onnx/tensor.js";

/** A kernel in Keras' layout, [rows, gates · units]. */
export interface GateKernel {
  readonly values: Float32Array;
  readonly rows: number;
  readonly units: number;
  /** Where each of ONNX' gates stands among Keras'. */
  readonly order: readonly number[];
}

/**
 * Keras [rows, gates · units] → ONNX [directions, gates · units, rows], the gates in another order.
 * @param kernels of each direction, all of one size
 */
export function gatesAsRows(kernels: readonly GateKernel[]): TensorValue {
  const [first] = kernels;
  if (!first) throw new RangeError("a recurrent operator has one kernel or two");
  const { rows, units, order } = first;
  const parts = kernels.flatMap((kernel) => [kernel.values, kernel.order]);
  return float32Layout([kernels.length, order.length * units, rows], parts, (bytes) => {
    const length = bytes.length / kernels.length;
    for (const [i, kernel] of kernels.entries()) writeKernel(kernel, bytes.subarray(i * length, (i + 1) * length));
  });
}

const stripUnits = 16;
const blockRows = 16; // so that both sides stay in the processor's cache

/** Some units at a time: their rows lie one behind the other, so a strip of them goes into the file in one piece. */
function writeKernel({ values, rows, units, order }: GateKernel, bytes: Uint8Array): void {
  const strip = new Float32Array(Math.min(stripUnits, units) * rows);
  const stripBytes = new Uint8Array(strip.buffer);
  const width = order.length * units;
  for (const [to, from] of order.entries()) {
    for (let unit = 0; unit < units; unit += stripUnits) {
      const count = Math.min(stripUnits, units - unit);
      turnStrip(values, strip, { first: from * units + unit, count, rows, width });
      bytes.set(stripBytes.subarray(0, 4 * count * rows), 4 * (to * units + unit) * rows);
    }
  }
}

interface Strip {
  /** The first column. */
  readonly first: number;
  /** How many columns. */
  readonly count: number;
  readonly rows: number;
  /** Columns of the whole kernel. */
  readonly width: number;
}

/** Columns of a kernel [rows, width] → rows of a strip [count, rows]. */
function turnStrip(kernel: Float32Array, strip: Float32Array, { first, count, rows, width }: Strip): void {
  for (let start = 0; start < rows; start += blockRows) {
    const end = Math.min(start + blockRows, rows);
    for (let column = 0; column < count; column++) {
      let source = start * width + first + column;
      for (let row = start; row < end; row++) {
        strip[column * rows + row] = kernel[source] ?? 0;
        source += width;
      }
    }
  }
}

/**
 * ONNX' two biases, for the input and for the state. Keras has one, the second is zero then; a GRU with reset_after
 * has both.
 * @param bias [gates · units], [2, gates · units] or nothing
 * @returns [2 · gates · units]
 */
export function biasesOf(bias: Float32Array, units: number, order: readonly number[]): Float32Array {
  const width = order.length * units;
  const both = new Float32Array(2 * width);
  for (let start = 0; start < bias.length; start += width) {
    for (const [to, from] of order.entries()) {
      both.set(bias.subarray(start + from * units, start + (from + 1) * units), start + to * units);
    }
  }
  return both;
}
