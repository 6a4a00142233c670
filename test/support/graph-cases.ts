import type { SavedModel } from "@rnn-zoo/train/export/saved/read-files.js";
import { attr, graphModel, type Operation, type Table } from "./graph-files.js";

export interface Case {
  /** Of one row. */
  readonly row: number[];
  readonly operations: readonly Operation[];
  readonly tables?: Readonly<Record<string, Table>>;
  /** Ids below it, in place of numbers. */
  readonly words?: number;
}

const T = { T: attr.type("DT_FLOAT") };
const positive: Operation = { name: "p", op: "Square", input: ["x"], attr: T };
const scalars = { three: { ints: [3], shape: [] }, zero: { ints: [0], shape: [] } };
const one = (op: string, more: Partial<Operation> = {}): Operation => ({
  name: "y",
  op,
  input: ["x"],
  attr: T,
  ...more,
});
const alone = (op: string, attributes = {}): Case => ({
  row: [4],
  operations: [one(op, { attr: { ...T, ...attributes } })],
});
const ofPositive = (op: string): Case => ({ row: [4], operations: [positive, one(op, { input: ["p"] })] });
const withTable = (op: string): Case => ({
  row: [4],
  operations: [one(op, { input: ["x", "t"] })],
  tables: { t: { shape: [4] } },
});
const reduced = (op: string, ...keep: boolean[]): Case[] =>
  keep.map((keepDims) => ({
    row: [3, 4],
    operations: [one(op, { input: ["x", "axes"], attr: { keep_dims: attr.bool(keepDims), ...T } })],
    tables: { axes: { ints: [-1] } },
  }));

export const windows = (padding: string, ...more: number[]) => ({
  strides: attr.ints(1, 2, 1, 1),
  padding: attr.text(padding),
  ...(padding === "EXPLICIT" && { explicit_paddings: attr.ints(0, 0, 1, 2, 0, 1, 0, 0) }),
  data_format: attr.text("NHWC"),
  ...(more.length > 0 ? { ksize: attr.ints(...more) } : { dilations: attr.ints(1, 1, 1, 1) }),
  ...T,
});
const convolved = (op: string, w: number[], ...attributes: object[]): Case[] =>
  attributes.map((given) => ({
    row: [7, 6, 2],
    operations: [one(op, { input: ["x", "w"], attr: { ...windows("SAME"), ...given } })],
    tables: { w: { shape: w } },
  }));
/** What the converter fuses behind an operation, one after the other. */
const fusions = [
  ["BiasAdd"],
  ["BiasAdd", "Relu"],
  ["BiasAdd", "Relu6"],
  ["BiasAdd", "Elu"],
  ["BiasAdd", "Sigmoid"],
  ["BiasAdd", "LeakyRelu"],
  ["BiasAdd", "Prelu"],
];
const fused = (op: string, row: number[], w: number[], channels: number, given: object): Case[] =>
  fusions.map((names) => ({
    row,
    operations: [
      one(op, {
        input: ["x", "w", "b", ...(names.includes("Prelu") ? ["slope"] : [])],
        attr: {
          ...given,
          fused_ops: attr.texts(...names),
          num_args: attr.int(names.includes("Prelu") ? 2 : 1),
          leakyrelu_alpha: attr.float(0.3),
        },
      }),
    ],
    tables: { w: { shape: w }, b: { shape: [channels] }, slope: { shape: [channels] } },
  }));
/** tfjs forgets the slope there, and gives NaN. */
const withoutLeak = (all: readonly Case[]): Case[] =>
  all.filter(({ operations: [first] }) => !JSON.stringify(first?.attr?.fused_ops).includes(leak));
const leak = Buffer.from("LeakyRelu").toString("base64");
const norm = (op: string): Case[] =>
  [{ epsilon: attr.float(0.01) }, {}].map((epsilon) => ({
    row: [2, 3, 4],
    operations: [
      one(op, {
        input: ["x", "gamma", "beta", "mean", "variance"],
        attr: { is_training: attr.bool(false), data_format: attr.text("NHWC"), ...epsilon, ...T },
      }),
    ],
    tables: { gamma: { shape: [4] }, beta: { shape: [4] }, mean: { shape: [4] }, variance: { shape: [4] } },
  }));
const shaped = (op: string, row: number[], ints: number[], more: Partial<Operation> = {}, shape?: number[]): Case => ({
  row,
  operations: [one(op, { input: ["x", "i"], ...more })],
  tables: { i: { ints, ...(shape && { shape }) } },
});
const float = (op: string, input: string[]): Operation => ({
  name: "y",
  op,
  input,
  attr: { SrcT: attr.type("DT_INT32"), DstT: attr.type("DT_FLOAT") },
});
const strided = (masks: object, begin: number[], end: number[], strides: number[]): Case => ({
  row: [5, 4],
  operations: [one("StridedSlice", { input: ["x", "begin", "end", "strides"], attr: { ...masks, ...T } })],
  tables: { begin: { ints: begin }, end: { ints: end }, strides: { ints: strides } },
});

/** Small graphs, at least one for each operation that can be exported. */
export const cases: Readonly<Record<string, Case | Case[]>> = {
  Abs: alone("Abs"),
  Add: withTable("Add"),
  AddN: { ...withTable("AddN"), operations: [one("AddN", { input: ["x", "x", "x"] })] },
  AddV2: withTable("AddV2"),
  AvgPool: ["SAME", "VALID"].map((padding) => ({
    row: [7, 6, 2],
    operations: [one("AvgPool", { attr: windows(padding, 1, 3, 2, 1) })],
  })),
  BiasAdd: withTable("BiasAdd"),
  Cast: { row: [4], words: 9, operations: [float("Cast", ["x"])] },
  ClipByValue: {
    row: [4],
    operations: [one("ClipByValue", { input: ["x", "low", "high"] })],
    tables: { low: { floats: [-0.3], shape: [] }, high: { floats: [0.5], shape: [] } },
  },
  ConcatV2: {
    row: [3, 4],
    operations: [one("ConcatV2", { input: ["x", "x", "i"], attr: { N: attr.int(2), ...T } })],
    tables: { i: { ints: [-1], shape: [] } },
  },
  Conv2D: convolved("Conv2D", [3, 2, 2, 4], {}, windows("VALID"), windows("EXPLICIT"), {
    strides: attr.ints(1, 1, 1, 1),
    dilations: attr.ints(1, 2, 1, 1),
  }),
  DepthwiseConv2dNative: convolved(
    "DepthwiseConv2dNative",
    [3, 2, 2, 3],
    { strides: attr.ints(1, 2, 2, 1) },
    { ...windows("VALID"), strides: attr.ints(1, 1, 1, 1) },
  ),
  Elu: alone("Elu"),
  Erf: alone("Erf"),
  Exp: alone("Exp"),
  ExpandDims: [1, -1].map((axis) => shaped("ExpandDims", [4], [axis], {}, [])),
  FusedBatchNorm: norm("FusedBatchNorm"),
  FusedBatchNormV2: norm("FusedBatchNormV2"),
  FusedBatchNormV3: norm("FusedBatchNormV3"),
  FusedDepthwiseConv2dNative: withoutLeak(
    fused("FusedDepthwiseConv2dNative", [7, 6, 2], [3, 2, 2, 3], 6, {
      ...windows("SAME"),
      strides: attr.ints(1, 1, 1, 1),
    }),
  ),
  GatherV2: {
    row: [4],
    words: 6,
    operations: [one("GatherV2", { input: ["t", "x", "zero"] })],
    tables: { t: { shape: [6, 3] }, ...scalars },
  },
  Identity: alone("Identity"),
  LeakyRelu: [alone("LeakyRelu"), alone("LeakyRelu", { alpha: attr.float(0.4) })],
  Log: ofPositive("Log"),
  LogSoftmax: alone("LogSoftmax"),
  MatMul: [
    [4, 3],
    [3, 4],
  ].map((shape, i) => ({
    row: [4],
    operations: [one("MatMul", { input: ["x", "w"], attr: { transpose_b: attr.bool(i === 1), ...T } })],
    tables: { w: { shape } },
  })),
  Max: reduced("Max", true, false),
  MaxPool: ["SAME", "VALID"].map((padding) => ({
    row: [7, 6, 2],
    operations: [one("MaxPool", { attr: windows(padding, 1, 3, 2, 1) })],
  })),
  Maximum: withTable("Maximum"),
  Mean: reduced("Mean", true, false),
  Min: reduced("Min", true, false),
  Minimum: withTable("Minimum"),
  Mul: withTable("Mul"),
  Neg: alone("Neg"),
  Pack: [0, 1, -1].map((axis) => ({
    row: [3, 4],
    operations: [one("Pack", { input: ["x", "x"], attr: { axis: attr.int(axis), ...T } })],
  })),
  Pad: shaped("Pad", [3, 4], [0, 0, 1, 2, 0, 3], {}, [3, 2]),
  PadV2: {
    row: [3],
    operations: [one("PadV2", { input: ["x", "i", "value"] })],
    tables: { i: { ints: [0, 0, 1, 2], shape: [2, 2] }, value: { shape: [] } },
  },
  Pow: { row: [4], operations: [positive, one("Pow", { input: ["p", "t"] })], tables: { t: { shape: [4] } } },
  Prelu: withTable("Prelu"),
  Prod: {
    row: [4, 5],
    operations: [
      { name: "s", op: "Shape", input: ["x"], attr: T },
      { name: "all", op: "Prod", input: ["s", "i"], attr: { keep_dims: attr.bool(true), ...T } },
      float("Cast", ["all"]),
    ],
    tables: { i: { ints: [0] } },
  },
  RealDiv: withTable("RealDiv"),
  Reciprocal: alone("Reciprocal"),
  Relu: alone("Relu"),
  Relu6: {
    row: [4],
    operations: [{ name: "wide", op: "Mul", input: ["x", "t"], attr: T }, one("Relu6", { input: ["wide"] })],
    tables: { t: { floats: [9], shape: [] } },
  },
  Reshape: shaped("Reshape", [3, 4], [-1, 6]),
  Rsqrt: ofPositive("Rsqrt"),
  Selu: alone("Selu"),
  Shape: { row: [4, 5], operations: [{ name: "s", op: "Shape", input: ["x"], attr: T }, float("Cast", ["s"])] },
  Sigmoid: alone("Sigmoid"),
  Softmax: [alone("Softmax"), { ...alone("Softmax"), row: [3, 4] }],
  Softplus: alone("Softplus"),
  Sqrt: ofPositive("Sqrt"),
  Square: alone("Square"),
  SquaredDifference: withTable("SquaredDifference"),
  Squeeze: { row: [1, 4], operations: [one("Squeeze", { attr: { squeeze_dims: attr.ints(1), ...T } })] },
  StopGradient: alone("StopGradient"),
  StridedSlice: [
    strided({}, [0, 1, 0], [2, 4, 3], [1, 2, 1]),
    strided({ begin_mask: attr.int(1), end_mask: attr.int(5) }, [0, 1, 1], [0, 4, 0], [1, 1, 1]),
    strided(
      { begin_mask: attr.int(1), end_mask: attr.int(1), shrink_axis_mask: attr.int(2) },
      [0, -1, 1],
      [0, 0, 3],
      [1, 1, 1],
    ),
  ],
  Sub: withTable("Sub"),
  Sum: reduced("Sum", true, false),
  Tanh: alone("Tanh"),
  Transpose: shaped("Transpose", [3, 4], [0, 2, 1]),
  _FusedConv2D: fused("_FusedConv2D", [7, 6, 2], [3, 2, 2, 4], 4, windows("SAME")),
  _FusedMatMul: fused("_FusedMatMul", [5], [5, 4], 4, { transpose_b: attr.bool(false), ...T }),
};

/** @param rank of the output */
export function modelOf({ row, operations: nodes, tables = {}, words }: Case, rank: number): SavedModel {
  const dtype = words === undefined ? "DT_FLOAT" : "DT_INT32";
  const open = new Array<number>(rank).fill(-1);
  return graphModel({ input: { dtype, shape: [-1, ...row] }, tables, operations: nodes, output: ["y", open] });
}
