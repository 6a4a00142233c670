import type { SavedModel } from "@rnn-zoo/train/export/saved/read-files.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom } from "@rnn-zoo/train/random.js";

// Graph models as tfjs' converter writes them: protobuf's JSON of a TensorFlow graph.

export interface Operation {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, unknown>>;
}

export const attr = {
  int: (i: number) => ({ i: String(i) }),
  float: (f: number) => ({ f }),
  bool: (b: boolean) => ({ b }),
  ints: (...values: number[]) => ({ list: { i: values.map(String) } }),
  text: (value: string) => ({ s: Buffer.from(value).toString("base64") }),
  texts: (...values: string[]) => ({ list: { s: values.map((value) => Buffer.from(value).toString("base64")) } }),
  type: (type: string) => ({ type }),
};

/** A constant: int32 or float32 values as given, or a float32 tensor of that shape drawn at random. */
export type Table =
  | { readonly floats: readonly number[]; readonly shape: readonly number[] }
  | { readonly ints: readonly number[]; readonly shape?: readonly number[] }
  | { readonly shape: readonly number[] };

interface GraphModel {
  readonly input: { readonly dtype?: "DT_FLOAT" | "DT_INT32"; readonly shape: readonly number[] };
  readonly tables: Readonly<Record<string, Table>>;
  readonly operations: readonly Operation[];
  /** The node of the only output, and its shape. */
  readonly output: readonly [string, readonly number[]];
}

/** A graph of one input `x` and one output. */
export function graphModel({ input, tables, operations, output }: GraphModel): SavedModel {
  const { normal } = createRandom(4, "graph");
  const weights = Object.entries(tables).map(([name, table]) => {
    const given = "ints" in table ? table.ints : "floats" in table ? table.floats : undefined;
    const values = given && Float32Array.from(given);
    const shape = table.shape ?? [values?.length ?? 0];
    const length = shape.reduce((a, b) => a * b, 1);
    const draw = name.includes("variance") ? () => 0.1 + normal() ** 2 : () => 0.5 * normal();
    return { name, shape, values: values ?? Float32Array.from({ length }, draw) };
  });
  const packed = packArtifacts({}, weights);
  const isWhole = (name: string) => "ints" in (tables[name] ?? {});
  const bytes = new DataView(packed.weightData);
  let offset = 0;
  for (const { name, values } of weights) {
    if (isWhole(name)) for (const [i, value] of values.entries()) bytes.setInt32(offset + 4 * i, value, true);
    offset += values.byteLength;
  }
  const { dtype = "DT_FLOAT", shape } = input;
  const constants = weights.map(({ name }) => ({
    name,
    op: "Const",
    attr: { dtype: attr.type(isWhole(name) ? "DT_INT32" : "DT_FLOAT") },
  }));
  const placeholder = { name: "x", op: "Placeholder", attr: { dtype: attr.type(dtype), shape: sizes(shape) } };
  const port = (name: string, type: string, dims: readonly number[]) => ({
    name: `${name}:0`,
    dtype: type,
    tensorShape: sizes(dims).shape,
  });
  return {
    format: "graph-model",
    modelTopology: { node: [placeholder, ...constants, ...operations], versions: { producer: 1395 } },
    signature: { inputs: { x: port("x", dtype, shape) }, outputs: { y: port(output[0], "DT_FLOAT", output[1]) } },
    weightSpecs: packed.weightSpecs.map((spec) => ({ ...spec, dtype: isWhole(spec.name) ? "int32" : "float32" })),
    weightData: packed.weightData,
  };
}

function sizes(shape: readonly number[]) {
  return { shape: { dim: shape.map((size) => ({ size: String(size) })) } };
}
