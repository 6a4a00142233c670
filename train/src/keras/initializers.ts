import type { Random } from "../random.js";

/** All values the same. */
export function constant(value: number): (shape: readonly number[]) => Float32Array {
  return (shape) => new Float32Array(shape.reduce((product, length) => product * length, 1)).fill(value);
}

/** Uniform in ±limit. */
export function uniform(limit: number): (shape: readonly number[], random: Random) => Float32Array {
  return (shape, random) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return Float32Array.from({ length }, () => (2 * random.uniform() - 1) * limit);
  };
}

/**
 * Uniform in ±√(6 / (fan in + fan out)): Glorot and Bengio, "Understanding the difficulty of training deep
 * feedforward neural networks", 2010.
 * @param shape [fan in, fan out]
 */
export function glorotUniform(shape: readonly number[], random: Random): Float32Array {
  const [fanIn = 0, fanOut = 0] = shape;
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return Float32Array.from({ length: fanIn * fanOut }, () => (2 * random.uniform() - 1) * limit);
}

/**
 * Rows (or columns, where there are fewer of them) that are orthonormal: Saxe et al., "Exact solutions to the
 * nonlinear dynamics of learning in deep linear neural networks", 2014.
 * @param shape [rows, columns]
 */
export function orthogonal(shape: readonly number[], random: Random): Float32Array {
  const [rows = 0, columns = 0] = shape;
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const vectors: Float64Array[] = [];
  while (vectors.length < count) vectors.push(orthonormalTo(vectors, length, random));
  const at = (row: number, column: number) => (rows <= columns ? vectors[row]?.[column] : vectors[column]?.[row]) ?? 0;
  return Float32Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns));
}

/** A random unit vector orthogonal to all others: Gram and Schmidt, twice, which is enough in floating point. */
function orthonormalTo(others: readonly Float64Array[], length: number, random: Random): Float64Array {
  const vector = Float64Array.from({ length }, () => random.normal());
  for (const other of [...others, ...others]) {
    const overlap = dot(vector, other);
    for (let i = 0; i < length; i++) vector[i] = (vector[i] ?? 0) - overlap * (other[i] ?? 0);
  }
  const norm = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / norm);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
