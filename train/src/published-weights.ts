import { onnx } from "@rnn-zoo/proto/onnx";
import { modelFault } from "./errors.js";
import { gateOrders } from "./export/recurrent/cell.js";
import { type ModelArtifacts, packArtifacts, readWeights } from "./keras/artifacts.js";
import type { LayerTopology, SequentialTopology } from "./keras/topology.js";
import type { NamedWeight } from "./keras/weights.js";

/** A float32 constant of a file. */
interface Initializer {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

type Find = (name: string) => Initializer | undefined;

/**
 * Reads the weights of a model back out of the file that this package exported it to, bit for bit.
 * @param file the bytes of a .onnx file
 * @param topology what it was exported from: Embedding, SimpleRNN, LSTM, GRU, Dense and Dropout layers
 * @throws TrainFault where a layer is of another class, or a weight is not in the file
 */
export function readPublishedWeights(file: Uint8Array, topology: SequentialTopology): ModelArtifacts {
  const constants = floatConstants(file);
  const find: Find = (name) => constants.get(name);
  return packArtifacts(
    topology,
    topology.config.layers.flatMap((layer) => weightsOf(layer, find)),
  );
}

/**
 * Compares two files of one model, which may lower its layers in different ways.
 * @throws TrainFault where a weight of the first is not in the second, or differs by a bit
 */
export function demandSameWeights(before: Uint8Array, after: Uint8Array, topology: SequentialTopology): void {
  const weights = readWeights(readPublishedWeights(after, topology));
  for (const [name, { shape, values }] of readWeights(readPublishedWeights(before, topology))) {
    const other = weights.get(name);
    const isSame = other && String(other.shape) === String(shape) && sameBits(values, other.values);
    if (!isSame) throw modelFault(name, `the weight [${shape}] as it was published`, other ? "another" : "none");
  }
}

function sameBits(some: Float32Array, others: Float32Array): boolean {
  const bytes = (values: Float32Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return bytes(some).equals(bytes(others));
}

function floatConstants(file: Uint8Array): Map<string, Initializer> {
  const { FLOAT } = onnx.TensorProto.DataType;
  const initializers = onnx.ModelProto.decode(file).graph?.initializer ?? [];
  return new Map(
    initializers.flatMap(({ name, dims, dataType, rawData }): [string, Initializer][] => {
      if (dataType !== FLOAT || !name || !rawData) return [];
      const bytes = Uint8Array.from(rawData); // begins at a multiple of four
      return [[name, { dims: (dims ?? []).map(Number), values: new Float32Array(bytes.buffer) }]];
    }),
  );
}

function weightsOf({ class_name: className, config }: LayerTopology, find: Find): NamedWeight[] {
  const { name } = config;
  const demanded = (weight: string) => {
    const found = find(`${name}/${weight}`);
    if (!found) throw modelFault(name, `a constant "${name}/${weight}" in the file`, "none");
    return found;
  };
  const same = (weight: string): NamedWeight => {
    const { dims, values } = demanded(weight);
    return { name: `${name}/${weight}`, shape: dims, values };
  };
  if (className === "Dropout") return [];
  if (className === "Embedding") return [same("embeddings")];
  if (className === "Dense") return [same("kernel"), ...(config.use_bias === false ? [] : [same("bias")])];
  const order = Object.hasOwn(gateOrders, className) ? gateOrders[className] : undefined;
  const hasBias = config.use_bias !== false;
  if (className === "SimpleRNN" && !find(`${name}/W`)) {
    // its steps are written out
    return [same("kernel"), same("recurrent_kernel"), ...(hasBias ? [same("bias")] : [])];
  }
  if (!order)
    throw modelFault(name, `one of Embedding, Dense, Dropout, ${Object.keys(gateOrders).join(", ")}`, className);
  const kernels = [
    { name: `${name}/kernel`, ...rowsAsGates(demanded("W"), order) },
    { name: `${name}/recurrent_kernel`, ...rowsAsGates(demanded("R"), order) },
  ];
  const hasTwo = config.reset_after === true;
  const bias = { name: `${name}/bias`, ...biasFrom(demanded("B"), order, hasTwo) };
  return hasBias ? [...kernels, bias] : kernels;
}

/** ONNX [1, gates · units, rows] → Keras [rows, gates · units]. */
function rowsAsGates({ dims, values }: Initializer, order: readonly number[]): Omit<NamedWeight, "name"> {
  const [, width = 0, rows = 0] = dims;
  const units = width / order.length;
  const kernel = new Float32Array(values.length);
  for (const [index, value] of values.entries()) {
    const [column, row] = [Math.floor(index / rows), index % rows];
    kernel[row * width + kerasColumn(column, units, order)] = value;
  }
  return { shape: [rows, width], values: kernel };
}

/** ONNX [1, 2 · gates · units] → Keras [gates · units], or [2, gates · units]. */
function biasFrom({ values }: Initializer, order: readonly number[], hasTwo: boolean): Omit<NamedWeight, "name"> {
  const width = values.length / 2;
  const bias = new Float32Array(hasTwo ? values.length : width);
  for (let index = 0; index < bias.length; index++) {
    const [half, column] = [Math.floor(index / width), index % width];
    bias[half * width + kerasColumn(column, width / order.length, order)] = values[index] ?? 0;
  }
  return { shape: hasTwo ? [2, width] : [width], values: bias };
}

/** @param order where each of ONNX' gates stands among Keras' */
function kerasColumn(column: number, units: number, order: readonly number[]): number {
  return (order[Math.floor(column / units)] ?? 0) * units + (column % units);
}
