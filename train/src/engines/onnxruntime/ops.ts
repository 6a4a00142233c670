import { type Attribute, graph as graphAttribute, int, ints } from "../../onnx/attribute.js";
import type { GraphBuilder, Value } from "../../onnx/graph.js";
import { elementTypes, float32Tensor, int64Tensor } from "../../onnx/tensor.js";
import { sizeOf } from "../../size-of.js";

type Attributes = Readonly<Record<string, Attribute>>;

export interface ProductOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Added to the product; it is broadcast. */
  readonly plus?: Value | undefined;
}

/** A tensor whose last size is known when the graph is written. */
export interface Columns {
  readonly value: Value;
  readonly width: number;
}

export interface ScanOptions {
  readonly name: string;
  /** From the last time step to the first; what comes out still stands in the order of time. */
  readonly backwards: boolean;
  /** What the first step starts from: [batch, units] */
  readonly states: readonly Value[];
  /** One slice of each goes into each step: [time, batch, width] */
  readonly sequences: readonly Columns[];
  /** Of the states and of all outputs. */
  readonly units: number;
  /** One step, on slices [batch, width]. */
  step(ops: Ops, states: readonly Value[], slices: readonly Value[]): ScanStep;
}

export interface ScanStep {
  /** For the next step: [batch, units] */
  readonly states: readonly Value[];
  /** What is kept of this step: [batch, units] */
  readonly outputs: readonly Value[];
}

/** Writes the nodes of a computation and makes up their names. */
export interface Ops {
  apply(operator: string, inputs: readonly Value[], attributes?: Attributes): Value;
  scalar(value: number): Value;
  add(a: Value, b: Value): Value;
  sub(a: Value, b: Value): Value;
  mul(a: Value, b: Value): Value;
  /** a · b, of matrices, either of them transposed first: https://onnx.ai/onnx/operators/onnx__Gemm.html */
  product(a: Value, b: Value, options?: ProductOptions): Value;
  /** Adds up along the first axis of [rows, columns]. */
  sumOfRows(matrix: Value): Value;
  /** Adds up along the last axis of [rows, columns]. */
  sumOfColumns(matrix: Value): Value;
  /** Columns from `start` to before `end` of the last axis. */
  columns(value: Value, start: number, end: number): Value;
  ones(shape: readonly number[]): Value;
  /** −1 stands for what is left over. */
  reshape(value: Value, shape: readonly number[]): Value;
  transpose(value: Value, order: readonly number[]): Value;
  toFloat(value: Value): Value;
  int64(values: readonly number[]): Value;
  /** Makes a value an output of the graph. */
  output(name: string, value: Value, shape: readonly (number | string)[]): void;
  /** https://onnx.ai/onnx/operators/onnx__Scan.html: @returns states after the last step, and outputs [time, batch, units] */
  scan(options: ScanOptions): ScanStep;
}

/** @param prefix the beginning of every name */
export function createOps(graph: GraphBuilder, prefix: string, around?: Pick<Ops, "scalar">): Ops {
  let count = 0;
  const constants = new Map<string, Value>();
  const fresh = (kind: string): string => `${prefix}/${kind}_${++count}`;
  const once = (key: string, write: (name: string) => Value): Value => {
    const value = constants.get(key) ?? write(fresh("constant"));
    constants.set(key, value);
    return value;
  };
  const apply: Ops["apply"] = (operator, inputs, attributes = {}) =>
    graph.node(operator, inputs, { name: fresh(operator), attributes });
  const int64: Ops["int64"] = (values) =>
    once(`int64 ${values}`, (name) => graph.constant(name, int64Tensor([values.length], values)));
  const scalar = (value: number): Value =>
    once(`float ${value}`, (name) => graph.constant(name, float32Tensor([], Float32Array.of(value))));
  const ops: Ops = {
    apply,
    scalar: around?.scalar ?? scalar,
    int64,
    add: (a, b) => apply("Add", [a, b]),
    sub: (a, b) => apply("Sub", [a, b]),
    mul: (a, b) => apply("Mul", [a, b]),
    product: (a, b, { transposeA = false, transposeB = false, plus } = {}) =>
      apply("Gemm", plus === undefined ? [a, b] : [a, b, plus], {
        ...(transposeA && { transA: int(1) }),
        ...(transposeB && { transB: int(1) }),
      }),
    sumOfRows: (matrix) => apply("ReduceSum", [matrix, int64([0])], { keepdims: int(0) }),
    sumOfColumns: (matrix) => apply("ReduceSum", [matrix, int64([1])], { keepdims: int(0) }),
    columns: (value, start, end) => apply("Slice", [value, int64([start]), int64([end]), int64([-1])]),
    ones: (shape) => graph.constant(fresh("ones"), float32Tensor(shape, new Float32Array(sizeOf(shape)).fill(1))),
    reshape: (value, shape) => apply("Reshape", [value, int64(shape)]),
    transpose: (value, order) => apply("Transpose", [value], { perm: ints(order) }),
    toFloat: (value) => apply("Cast", [value], { to: int(elementTypes.float32) }),
    output: (name, value, shape) => graph.output(name, apply("Identity", [value]), "float32", shape),
    scan: (options) => scan(graph, fresh(options.name), ops, options),
  };
  return ops;
}

function scan(graph: GraphBuilder, name: string, around: Ops, options: ScanOptions): ScanStep {
  const { states, sequences, units } = options;
  const body = graph.body(name);
  const ops = createOps(body, name, around);
  const stateShape = ["batch", units];
  const before = states.map((_, index) => body.input(`${name}/state_${index}`, "float32", stateShape));
  const slices = sequences.map(({ width }, index) => body.input(`${name}/slice_${index}`, "float32", ["batch", width]));
  const step = options.step(ops, before, slices);
  // A value that is an input of the body, or an output of it already, cannot be an output by itself.
  const results = [...step.states, ...step.outputs];
  const unfit = (value: Value, index: number) =>
    before.includes(value) || slices.includes(value) || results.indexOf(value) < index;
  const own = results.map((value, index) => (unfit(value, index) ? ops.apply("Identity", [value]) : value));
  for (const [index, value] of own.entries()) body.output(`${name}/result_${index}`, value, "float32", stateShape);
  const direction = options.backwards ? 1 : 0;
  const outputs = graph.nodeWith(
    "Scan",
    [...states, ...sequences.map(({ value }) => value)],
    results.map(() => true),
    {
      name,
      attributes: {
        body: graphAttribute(body.build()),
        num_scan_inputs: int(sequences.length),
        scan_input_directions: ints(sequences.map(() => direction)),
        scan_output_directions: ints(step.outputs.map(() => direction)),
      },
    },
  );
  return { states: outputs.slice(0, states.length), outputs: outputs.slice(states.length) };
}
