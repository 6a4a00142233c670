const block = 16; // rows and units at a time, so that both sides stay in the processor's cache

/**
 * Keras [rows, gates · units] → ONNX [gates · units, rows], the gates in another order.
 * @param order where each of ONNX' gates stands among Keras'
 */
export function gatesAsRows(kernel: Float32Array, rows: number, units: number, order: readonly number[]): Float32Array {
  const turned = new Float32Array(kernel.length);
  const width = order.length * units;
  for (const [to, from] of order.entries()) {
    for (let unit = 0; unit < units; unit += block) {
      for (let row = 0; row < rows; row += block) {
        turnBlock(kernel, turned, { row, rows, unit, units, width, to: to * units, from: from * units });
      }
    }
  }
  return turned;
}

interface Block {
  readonly row: number;
  readonly rows: number;
  readonly unit: number;
  readonly units: number;
  readonly width: number;
  /** Where the gate begins on either side. */
  readonly to: number;
  readonly from: number;
}

function turnBlock(kernel: Float32Array, turned: Float32Array, at: Block): void {
  const { rows, units, width, to, from } = at;
  const [lastRow, lastUnit] = [Math.min(at.row + block, rows), Math.min(at.unit + block, units)];
  for (let unit = at.unit; unit < lastUnit; unit++) {
    let source = at.row * width + from + unit;
    for (let row = at.row; row < lastRow; row++) {
      turned[(to + unit) * rows + row] = kernel[source] ?? 0;
      source += width;
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
