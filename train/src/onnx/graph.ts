import type { onnx } from "@rnn-zoo/proto/onnx";
import type { Attribute } from "./attribute.js";
import { type ElementType, elementTypes, type TensorValue } from "./tensor.js";

/** The name of a tensor in the graph; "" stands for an optional input left out. */
export type Value = string;

/** A size, or a name for one that is known only at run time. */
export type Dimension = number | string;

export interface NodeOptions {
  /** Unique in the graph; also the name of the first output. */
  readonly name: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Writes one ONNX graph, node after node, in the order of computation. */
export interface GraphBuilder {
  input(name: string, type: ElementType, shape: readonly Dimension[]): Value;
  /** A constant; it is written only where a node uses it. */
  constant(name: string, tensor: TensorValue): Value;
  /** A node with one output. */
  node(opType: string, inputs: readonly Value[], options: NodeOptions): Value;
  /** A node with several outputs: `used` says which of them are wanted; the others are left out. */
  nodeWith(opType: string, inputs: readonly Value[], used: readonly boolean[], options: NodeOptions): Value[];
  /** Makes a value an output of the graph, under a name of its own. */
  output(name: string, value: Value, type: ElementType, shape: readonly Dimension[]): void;
  /** Begins the graph inside a node: it may take the values of this one, and repeats none of their names. */
  body(name: string): GraphBuilder;
  build(): Graph;
}

/** A constant under its name. */
export interface Constant extends TensorValue {
  readonly name: Value;
}

/** A finished graph. Its constants are still outside of it: see `encodeModel`. */
export interface Graph {
  readonly name: string;
  readonly input: onnx.ValueInfoProto.$Properties[];
  readonly output: onnx.ValueInfoProto.$Properties[];
  readonly node: onnx.NodeProto.$Properties[];
  readonly constants: readonly Constant[];
}

/** What a body sees of the graph around it. */
interface Surroundings {
  has(value: Value): boolean;
  /** Says that a body takes a value. */
  take(value: Value): void;
}

const nothing: Surroundings = { has: () => false, take: () => undefined };

/** @param name of the graph */
export function createGraph(name: string): GraphBuilder {
  return graphWithin(nothing, name);
}

function graphWithin(around: Surroundings, name: string): GraphBuilder {
  const taken = new Set<Value>();
  const takenByBodies = new Set<Value>();
  const inputs: onnx.ValueInfoProto.$Properties[] = [];
  const outputs: onnx.ValueInfoProto.$Properties[] = [];
  const constants: Constant[] = [];
  const nodes: NodeRecord[] = [];
  const fresh = (value: Value): Value => {
    if (taken.has(value) || around.has(value)) throw new Error(`the graph "${name}" already has a value "${value}"`);
    taken.add(value);
    return value;
  };
  const nodeWith: GraphBuilder["nodeWith"] = (opType, from, used, options) => {
    for (const value of from) {
      if (value === "" || taken.has(value)) continue;
      if (!around.has(value)) throw new Error(`node "${options.name}" takes "${value}", which no node gives`);
      around.take(value);
    }
    const to = used.map((wanted, index) =>
      wanted ? fresh(index === 0 ? options.name : `${options.name}:${index}`) : "",
    );
    nodes.push({ opType, name: options.name, inputs: [...from], outputs: to, attributes: options.attributes ?? {} });
    return to;
  };
  return {
    input: (value, type, shape) => {
      inputs.push(valueInfo(fresh(value), type, shape));
      return value;
    },
    constant: (value, tensor) => {
      constants.push({ ...tensor, name: fresh(value) });
      return value;
    },
    node: (opType, from, options) => nodeWith(opType, from, [true], options)[0] ?? "",
    nodeWith,
    output: (as, value, type, shape) => {
      if (takenByBodies.has(value)) throw new Error(`"${value}" is taken by a body, so it keeps its name`);
      rename(nodes, value, fresh(as));
      outputs.push(valueInfo(as, type, shape));
    },
    body: (inner) =>
      graphWithin(
        {
          has: (value) => taken.has(value) || around.has(value),
          take: (value) => (taken.has(value) ? takenByBodies.add(value) : around.take(value)),
        },
        inner,
      ),
    build: () => ({
      name,
      input: inputs,
      output: outputs,
      node: nodes.map(nodeProto),
      constants: constants.filter(
        (constant) => takenByBodies.has(constant.name) || nodes.some(({ inputs }) => inputs.includes(constant.name)),
      ),
    }),
  };
}

interface NodeRecord {
  readonly opType: string;
  readonly name: string;
  inputs: Value[];
  outputs: Value[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

function rename(nodes: readonly NodeRecord[], from: Value, to: Value): void {
  const renamed = (values: Value[]) => values.map((value) => (value === from ? to : value));
  for (const node of nodes) {
    node.inputs = renamed(node.inputs);
    node.outputs = renamed(node.outputs);
  }
}

function nodeProto({ opType, name, inputs, outputs, attributes }: NodeRecord): onnx.NodeProto.$Properties {
  const attribute = Object.entries(attributes).map(([key, value]) => ({ name: key, ...value }));
  const last = outputs.findLastIndex((value) => value !== ""); // trailing outputs that nobody wants are not written
  return { opType, name, input: inputs, output: outputs.slice(0, last + 1), attribute };
}

function valueInfo(name: Value, type: ElementType, shape: readonly Dimension[]): onnx.ValueInfoProto.$Properties {
  const dim = shape.map((size) => (typeof size === "number" ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: elementTypes[type], shape: { dim } } } };
}
