import { modelFault } from "../errors.js";
import { type ModelArtifacts, readWeights } from "../keras/artifacts.js";
import { inputShape, type LayerTopology, readTopology } from "../keras/topology.js";
import type { NamedWeight } from "../keras/weights.js";
import { int } from "../onnx/attribute.js";
import { createGraph, type GraphBuilder } from "../onnx/graph.js";
import { encodeModel } from "../onnx/model.js";
import { elementTypes, float32Tensor } from "../onnx/tensor.js";
import { batchNormalization } from "./batch-normalization.js";
import { dense } from "./dense.js";
import type { Converter, Flow } from "./layer.js";
import { lstm } from "./lstm.js";

export interface ExportOptions {
  /** Of the standard operators, 14 to 21. */
  readonly opset?: number;
  /** The input's name; its first size is `batch`. */
  readonly inputName?: string;
  /** Takes bytes and divides them in the graph, in place of float32 that is divided already. */
  readonly bytesDividedBy?: number;
  /** The output's name. */
  readonly outputName?: string;
  /** Facts for whoever opens the file. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export const defaultOpset = 17;

const converters: Readonly<Record<string, Converter>> = {
  BatchNormalization: batchNormalization,
  Dense: dense,
  LSTM: lstm,
};

/**
 * Compiles a saved Sequential model to ONNX.
 * @param artifacts topology and float32 weights, as tfjs saves them
 * @returns the bytes of a .onnx file: input [batch, …] and one output, float32 [batch, classes]
 * @throws TrainFault where a layer, an option or a weight is unknown, missing or of the wrong shape; it names the layer
 */
export function exportOnnx(artifacts: ModelArtifacts, options: ExportOptions = {}): Uint8Array {
  const { opset = defaultOpset, inputName = "input", outputName = "output", metadata = {} } = options;
  const topology = readTopology(artifacts.modelTopology);
  const weights = readWeights(artifacts);
  const graph = createGraph(topology.config.name);
  const shape = inputShape(topology);
  const type = options.bytesDividedBy === undefined ? "float32" : "uint8";
  const entry: Flow = { value: graph.input(inputName, type, ["batch", ...shape]), shape };
  const first = options.bytesDividedBy === undefined ? entry : divided(graph, entry, inputName, options.bytesDividedBy);
  const last = topology.config.layers.reduce((flow, layer) => convert(layer, flow, graph, weights), first);
  graph.output(outputName, last.value, "float32", ["batch", ...last.shape]);
  return encodeModel(graph.build(), { opset, metadata });
}

/** A division, not a product with the inverse: so that a pixel is the very number that training saw. */
function divided(graph: GraphBuilder, { value, shape }: Flow, name: string, divisor: number): Flow {
  const float = graph.node("Cast", [value], { name: `${name}/float`, attributes: { to: int(elementTypes.float32) } });
  const by = graph.constant(`${name}/divisor`, float32Tensor([], Float32Array.of(divisor)));
  return { value: graph.node("Div", [float, by], { name: `${name}/scaled` }), shape };
}

function convert(
  { class_name, config }: LayerTopology,
  input: Flow,
  graph: GraphBuilder,
  weights: ReadonlyMap<string, NamedWeight>,
): Flow {
  const converter = Object.hasOwn(converters, class_name) ? converters[class_name] : undefined;
  if (!converter) throw modelFault(config.name, `one of ${Object.keys(converters).join(", ")}`, class_name);
  const { name } = config;
  return converter(input, {
    graph,
    config,
    name,
    weight: (weight, shape) => findWeight(weights, `${name}/${weight}`, shape),
  });
}

function findWeight(weights: ReadonlyMap<string, NamedWeight>, name: string, shape: readonly number[]): NamedWeight {
  const weight = weights.get(name);
  if (!weight) throw modelFault(name, `a weight [${shape}]`, "none of that name");
  if (weight.shape.join() !== shape.join()) throw modelFault(name, `shape [${shape}]`, `[${weight.shape}]`);
  return weight;
}
