import { modelFault, optionFault } from "../../errors.js";
import type { Value } from "../../onnx/graph.js";
import { assemble, type Exported } from "../assemble.js";
import { createEmitter, type Emitter } from "../emitter.js";
import type { Flow } from "../layer.js";
import { defaultOpset, demandOptions, type ExportOptions } from "../options.js";
import { outputNames, writeInputs, writeOutputs } from "../ports.js";
import { decodeWeights } from "../saved/decode-weights.js";
import type { Model } from "../saved/parse-model.js";
import type { SavedModel } from "../saved/read-files.js";
import { type Constant, writeConstant } from "./operation.js";
import { operations } from "./operations.js";
import { type GraphNode, type GraphPort, parseGraph, type TensorflowGraph } from "./parse-graph.js";
import { elementType } from "./shapes.js";

/**
 * Compiles a graph model of tfjs' converter: feed-forward, convolutional and embedding classifiers.
 * @returns the bytes of a .onnx file: inputs and outputs as the signature has them, with the batch in front
 * @throws TrainFault where an operation is unknown or a loop; it names the node
 */
export function exportGraphModel(saved: SavedModel, options: ExportOptions = {}): Exported {
  demandOptions(options);
  if (options.frontPadding) throw optionFault("frontPadding", "a layers model", "a graph model");
  const parsed = parseGraph(saved.modelTopology, saved.signature);
  const weights = decodeWeights(saved);
  const types = new Map(saved.weightSpecs.map(({ name, dtype }) => [name, dtype]));
  const constants = new Map(
    [...weights].map(([name, { shape, values }]): [string, Constant] => [
      name,
      { shape, values, type: types.get(name) === "int32" ? "int32" : "float32" },
    ]),
  );
  const model = modelOf(parsed);
  const graph = createEmitter(options.name ?? "model", options.opset ?? defaultOpset, outputNames(model, options));
  const inputs = writeInputs(model, options, graph);
  const values = new Map(parsed.inputs.map(({ value }, i) => [value, inputs[i]?.value ?? ""]));
  for (const node of parsed.nodes) writeNode(node, values, constants, graph);
  const outputs = parsed.outputs.map((port) => outputOf(port, parsed, values));
  writeOutputs(model, inputs, outputs, [], options, graph);
  const layers = parsed.nodes
    .filter(({ op }) => Object.hasOwn(operations, op))
    .map(({ name, op }) => `${readable(name)}: ${op}`);
  const parameters = [...weights.values()].reduce((sum, { values: { length } }) => sum + length, 0);
  return assemble(graph, { source: "tfjs graph-model", layers, parameters, warnings: [] }, options);
}

/** The signature as a model of one layer per port, for its inputs and outputs to be written like any other's. */
function modelOf({ inputs, outputs }: TensorflowGraph): Model {
  return {
    name: "model",
    inputs: inputs.map(({ name, shape, dtype }) => {
      const row = shape.slice(1).map((size) => (size > 0 ? size : null));
      return {
        port: { layer: name, call: 0, output: 0 },
        shape: row,
        type: elementType(dtype, `signature.inputs.${name}`),
      };
    }),
    outputs: outputs.map(({ name }) => ({ layer: name, call: 0, output: 0 })),
    calls: [],
  };
}

function writeNode(
  node: GraphNode,
  values: Map<string, Value>,
  constants: ReadonlyMap<string, Constant>,
  graph: Emitter,
): void {
  const name = readable(node.name);
  if (values.has(node.name)) return; // an input
  if (node.op === "Const") {
    const constant = constants.get(node.name);
    if (!constant) throw modelFault(node.name, "a weight of that name", "none");
    values.set(node.name, writeConstant(graph, name, constant));
    return;
  }
  const convert = Object.hasOwn(operations, node.op) ? operations[node.op] : undefined;
  if (!convert) throw modelFault(node.name, `one of ${Object.keys(operations).join(", ")}`, node.op);
  const inputs = node.inputs.map((input) => {
    const value = values.get(input);
    if (value === undefined) throw modelFault(node.name, `the first output of ${input.split(":")[0]}`, input);
    return value;
  });
  const context = { graph, node, name, inputs, constants: node.inputs.map((input) => constants.get(input)) };
  values.set(node.name, convert(context));
}

function outputOf(
  { name, value, dtype, shape }: GraphPort,
  { nodes }: TensorflowGraph,
  values: ReadonlyMap<string, Value>,
): Flow {
  const written = values.get(value);
  if (written === undefined) throw modelFault(`signature.outputs.${name}`, "the first output of a node", value);
  const last = lastOf(value, nodes);
  const before = last && ["Softmax", "Sigmoid"].includes(last.op) ? values.get(last.inputs[0] ?? "") : undefined;
  const row = shape.slice(1).map((size, axis) => (size > 0 ? size : `${name}_size_${axis + 1}`));
  const type = elementType(dtype, `signature.outputs.${name}`);
  return { value: written, shape: row, type, ...(before !== undefined && { logits: before }) };
}

/** The node that computes a value, past those that only pass it on. */
function lastOf(value: string, nodes: readonly GraphNode[]): GraphNode | undefined {
  const node = nodes.find(({ name }) => name === value);
  return node?.op === "Identity" ? lastOf(node.inputs[0] ?? "", nodes) : node;
}

/** The converter puts this in front of every name. */
function readable(name: string): string {
  return name.replace(/^(StatefulPartitionedCall\/)+/, "");
}
