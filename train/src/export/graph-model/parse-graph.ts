import { modelFault } from "../../errors.js";
import { inOrder } from "../saved/in-order.js";
import { excerpt, isRecord } from "../saved/record.js";

/** An operation of a TensorFlow graph, as tfjs' converter saves it. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Values as `node` or `node:output`; what only orders operations is left out. */
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface GraphPort {
  /** The name in the signature. */
  readonly name: string;
  /** The value: `node` or `node:output`. */
  readonly value: string;
  readonly dtype: string;
  /** With the batch in front; -1 where the size is known only at run time. */
  readonly shape: readonly number[];
}

export interface TensorflowGraph {
  /** In the order of computation; what no output needs is left out. */
  readonly nodes: readonly GraphNode[];
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
}

/** Recurrent layers become these; so do models that decide or repeat. */
const loops =
  /^(Stateless)?(While|If)$|^(Enter|Exit|NextIteration|LoopCond|Switch|Merge)$|^TensorList|^TensorArray|PartitionedCall$/;

/**
 * Reads a graph model: its operations, and its signature for inputs and outputs.
 * @throws TrainFault that names the node; a loop is refused with advice
 */
export function parseGraph(topology: unknown, signature: unknown): TensorflowGraph {
  if (!isRecord(topology) || !Array.isArray(topology.node))
    throw modelFault("modelTopology", "a list of nodes", excerpt(topology));
  const nodes = topology.node.map((node: unknown, i) => readNode(node, `modelTopology.node[${i}]`));
  const loop = nodes.find(({ op }) => loops.test(op));
  if (loop) {
    const advice = "operations without loops (a recurrent model: convert its layers model, not its graph model)";
    throw modelFault(loop.name, advice, loop.op);
  }
  if (!isRecord(signature)) throw modelFault("signature", "inputs and outputs", excerpt(signature));
  const inputs = readPorts(signature.inputs, "signature.inputs");
  const outputs = readPorts(signature.outputs, "signature.outputs");
  return { nodes: nodesInOrder(nodes, outputs), inputs, outputs };
}

function readNode(saved: unknown, place: string): GraphNode {
  if (!isRecord(saved) || typeof saved.name !== "string" || typeof saved.op !== "string") {
    throw modelFault(place, "a name and an op", excerpt(saved));
  }
  const inputs: unknown[] = Array.isArray(saved.input) ? saved.input : [];
  const values = inputs.map(String).filter((input) => !input.startsWith("^"));
  return {
    name: saved.name,
    op: saved.op,
    inputs: values.map(valueName),
    attributes: isRecord(saved.attr) ? saved.attr : {},
  };
}

/** `node:0` is `node`. */
function valueName(text: string): string {
  return text.endsWith(":0") ? text.slice(0, -2) : text;
}

function readPorts(saved: unknown, place: string): GraphPort[] {
  const entries = isRecord(saved) ? Object.entries(saved) : [];
  if (entries.length === 0) throw modelFault(place, "at least one tensor", excerpt(saved));
  return entries.map(([name, info]) => {
    const shape = isRecord(info) && isRecord(info.tensorShape) ? info.tensorShape : undefined;
    if (!isRecord(info) || typeof info.name !== "string" || !shape || shape.unknownRank === true) {
      throw modelFault(`${place}.${name}`, "a name and a shape", excerpt(info));
    }
    const dims: unknown[] = Array.isArray(shape.dim) ? shape.dim : [];
    const sizes = dims.map((dim) => (isRecord(dim) ? Number(dim.size) : Number.NaN));
    return { name, value: valueName(info.name), dtype: String(info.dtype), shape: sizes };
  });
}

function nodesInOrder(nodes: readonly GraphNode[], outputs: readonly GraphPort[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const nameOf = (value: string) => value.split(":")[0] ?? value;
  return inOrder<string, GraphNode>({
    outputs: outputs.map(({ value }) => value),
    keyOf: nameOf,
    find: (value, from) => {
      const node = byName.get(nameOf(value));
      if (node) return node;
      throw modelFault(from?.name ?? "signature.outputs", `a node "${nameOf(value)}"`, "none of that name");
    },
    inputsOf: ({ inputs }) => inputs,
    cycle: (value) => modelFault(nameOf(value), "a graph without cycles", "a cycle"),
  });
}
