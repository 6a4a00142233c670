import { int, ints } from "../onnx/attribute.js";
import type { Value } from "../onnx/graph.js";
import type { Emitter } from "./emitter.js";

export type Reduction = "ReduceMean" | "ReduceMax" | "ReduceMin" | "ReduceSum";

interface ReduceOptions {
  readonly name: string;
  /** Counted with the batch. */
  readonly axes: readonly number[];
  readonly keepAxes: boolean;
}

/** Writes a reduction: its axes are an input from opset 18 on (for ReduceSum from 13 on), an attribute before. */
export function reduce(graph: Emitter, op: Reduction, x: Value, { name, axes, keepAxes }: ReduceOptions): Value {
  const keepdims = int(keepAxes ? 1 : 0);
  if (op === "ReduceSum" || graph.opset >= 18) {
    return graph.node(op, [x, graph.ints(`${name}_axes`, axes)], { name, attributes: { keepdims } });
  }
  return graph.node(op, [x], { name, attributes: { keepdims, axes: ints(axes) } });
}
