import type { Value } from "../../onnx/graph.js";
import type { Ops } from "./ops.js";

/** One time step of a recurrent layer. Its gates stand in Keras' order; every tensor is [batch, units] unless said. */
export interface Cell {
  readonly gates: number;
  /** 1: h. 2: h and c. */
  readonly states: 1 | 2;
  /** Whether the bias is [2, columns], its second row belonging to the products with U. */
  readonly twoBiases: boolean;
  forward(ops: Ops, step: CellStep): CellOutput;
  backward(ops: Ops, step: CellReturn): CellGradients;
}

export interface CellStep {
  /** x · K + b for each gate. */
  readonly inputs: readonly Value[];
  readonly states: readonly Value[];
  /** h as each gate sees it: with recurrent dropout, a part of it is zero. */
  readonly seen: readonly Value[];
  /** U for each gate: [units, units] */
  readonly kernels: readonly Value[];
  /** [units], what the last gate adds to its product with U, of two biases; the other gates have theirs in `inputs`. */
  readonly innerBias?: Value | undefined;
}

export interface CellOutput {
  readonly states: readonly Value[];
  /** What each gate multiplied with its U. */
  readonly operands: readonly Value[];
  /** What `backward` needs: mostly derivatives, taken while the numbers are still in the cache. */
  readonly kept: readonly Value[];
}

export interface CellReturn {
  /** Of the states after the step. */
  readonly gradients: readonly Value[];
  readonly kept: readonly Value[];
  readonly kernels: readonly Value[];
  /** By which recurrent dropout multiplied h for each gate; empty without it. */
  readonly factors: readonly Value[];
}

export interface CellGradients {
  /** Of the states before the step. */
  readonly states: readonly Value[];
  /** Of x · K + b, for each gate. */
  readonly inputs: readonly Value[];
  /** Of operand · U, for each gate. */
  readonly products: readonly Value[];
}

/** operand · U + input for each gate. */
export function gateSums(ops: Ops, { inputs, seen, kernels }: CellStep, gates: number): Value[] {
  return inputs
    .slice(0, gates)
    .map((input, gate) => ops.product(seen[gate] ?? "", kernels[gate] ?? "", { plus: input }));
}

/** The gradient of h through the products with U: start + Σ gradient · Uᵀ · factor. */
export function throughKernels(
  ops: Ops,
  { kernels, factors }: CellReturn,
  gradients: readonly Value[],
  start?: Value,
): Value {
  let sum = start;
  gradients.forEach((gradient, gate) => {
    const factor = factors[gate];
    const plus = factor === undefined ? sum : undefined;
    const back = ops.product(gradient, kernels[gate] ?? "", { transposeB: true, plus });
    const term = factor === undefined ? back : ops.mul(back, factor);
    sum = factor === undefined || sum === undefined ? term : ops.add(sum, term);
  });
  return sum ?? "";
}
