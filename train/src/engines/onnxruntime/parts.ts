import type { Part } from "./layer.js";

/** Takes the columns of one gate out of a weight, or all of it. */
export function cutPart(weight: Float32Array, part: Part): Float32Array {
  const cut = new Float32Array(sizeOfPart(part));
  eachRow(part, (inPart, inWeight, length) => cut.set(weight.subarray(inWeight, inWeight + length), inPart));
  return cut;
}

/** Puts a part back into the weight that it was cut out of. */
export function pastePart(values: Float32Array, part: Part, into: Float32Array): void {
  eachRow(part, (inPart, inWeight, length) => into.set(values.subarray(inPart, inPart + length), inWeight));
}

export function sizeOfPart(part: Part): number {
  const { rows, length } = geometry(part);
  return rows * length;
}

/** Calls back for each row of a part: where it begins in the part, where in the weight, and how long it is. */
function eachRow(part: Part, visit: (inPart: number, inWeight: number, length: number) => void): void {
  const { first, rows, columns, start, length } = geometry(part);
  for (let row = 0; row < rows; row++) visit(row * length, (first + row) * columns + start, length);
}

function geometry({ shape, block, row }: Part) {
  const columns = shape.at(-1) ?? 0;
  const length = columns / (block?.of ?? 1);
  const all = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  return { first: row ?? 0, rows: row === undefined ? all : 1, columns, start: (block?.index ?? 0) * length, length };
}
