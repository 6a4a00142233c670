import type { LayerConfig } from "../../keras/topology.js";
import { int } from "../../onnx/attribute.js";
import type { GraphBuilder, Value } from "../../onnx/graph.js";
import { type LayerContext, type Part, type PartRole, partShape } from "./layer.js";
import type { Ops } from "./ops.js";

/** A tensor of the graph that holds a weight, or the columns of one gate. */
export interface GraphWeight {
  /** The graph's input; its gradient is the output `gradientName(name)`. */
  readonly name: string;
  /** The weight in Keras' words, such as `lstm/kernel`, and which part of it this is. */
  readonly weight: string;
  readonly part: Part;
  readonly shape: readonly number[];
  readonly role: PartRole;
}

/** An input that dropout fills anew for each step: float32 [batch, …shape], or [time, batch, features]. */
export interface DropoutInput {
  readonly name: string;
  readonly rate: number;
  /** Of one row. */
  readonly shape: readonly number[];
}

/** What the layers of a graph asked for while they were written. */
export interface Recording {
  readonly weights: GraphWeight[];
  readonly dropout: DropoutInput[];
}

export function gradientName(weight: string): string {
  return `gradient of ${weight}`;
}

/**
 * Gives layers their context.
 * @param inputs the graph's input [batch, …], from which the size of the batch is read
 */
export function createContexts(
  graph: GraphBuilder,
  ops: Ops,
  inputs: Value,
  training: boolean,
): { readonly recording: Recording; contextOf(config: LayerConfig, name: string): LayerContext } {
  const recording: Recording = { weights: [], dropout: [] };
  const batch = ops.apply("Shape", [inputs], { start: int(0), end: int(1) }); // [1]
  const contextOf = (config: LayerConfig, name: string): LayerContext => ({
    ops,
    config,
    name,
    training,
    weight: (weight, part, role = { kind: "weight" }) => {
      const value = declareWeight(graph, `${name}/${weight}`, part);
      recording.weights.push({ name: value, weight: `${name}/${weight}`, part, shape: partShape(part), role });
      return value;
    },
    learn: (weight, gradient) => {
      const shape = recording.weights.find((declared) => declared.name === weight)?.shape ?? [];
      ops.output(gradientName(weight), gradient, shape);
    },
    dropout: (factor, rate, shape) => {
      const [first = 0, ...rest] = shape;
      const size = rest.length === 0 ? ["batch", first] : [first, "batch", ...rest];
      const value = graph.input(`${name}/${factor}`, "float32", size);
      recording.dropout.push({ name: value, rate, shape });
      return value;
    },
    zeros: (width) =>
      ops.apply("ConstantOfShape", [ops.apply("Concat", [batch, ops.int64([width])], { axis: int(0) })]),
    inner: contextOf,
  });
  return { recording, contextOf };
}

function declareWeight(graph: GraphBuilder, weight: string, part: Part): Value {
  const place = [part.row, part.block?.index].filter((index) => index !== undefined);
  return graph.input([weight, ...place].join(":"), "float32", partShape(part));
}
