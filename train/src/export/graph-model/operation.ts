import { modelFault } from "../../errors.js";
import type { Value } from "../../onnx/graph.js";
import { int32Tensor } from "../../onnx/tensor.js";
import type { Emitter } from "../emitter.js";
import type { GraphNode } from "./parse-graph.js";

/** A weight or a small table of the graph. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
  readonly type: "float32" | "int32";
}

/** What a converter of an operation is given. */
export interface OperationContext {
  readonly graph: Emitter;
  readonly node: GraphNode;
  /** The beginning of every name that it writes. */
  readonly name: string;
  readonly inputs: readonly Value[];
  /** The constants among the inputs. */
  readonly constants: readonly (Constant | undefined)[];
}

/** Writes one operation and gives its first output. */
export type OperationConverter = (context: OperationContext) => Value;

/** @throws TrainFault where the operation has too few inputs */
export function inputAt({ inputs, node }: OperationContext, at: number): Value {
  const value = inputs[at];
  if (value === undefined) throw modelFault(node.name, `an input ${at}`, `${inputs.length} inputs`);
  return value;
}

/**
 * An input that has to be known when the file is written: a kernel, axes, a shape.
 * @throws TrainFault where it is computed
 */
export function constantAt({ constants, node }: OperationContext, at: number): Constant {
  const constant = constants[at];
  if (!constant) throw modelFault(node.name, `a constant as input ${at}`, node.inputs[at] ?? "nothing");
  return constant;
}

export function integersAt(context: OperationContext, at: number): number[] {
  return [...constantAt(context, at).values];
}

export function writeConstant(graph: Emitter, name: string, { shape, values, type }: Constant): Value {
  if (type === "float32") return graph.floats(name, shape, values);
  return graph.constant(name, int32Tensor(shape, Int32Array.from(values)));
}
