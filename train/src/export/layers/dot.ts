import { modelFault } from "../../errors.js";
import { ints } from "../../onnx/attribute.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import { flagOf, integersOf, rowAxis } from "../config.js";
import type { Converter, Flow, LayerContext } from "../layer.js";
import { reduce } from "../reduce.js";

/** Dot: sums the product of two inputs over one axis of each, for vectors and matrices. One MatMul. */
export const dot: Converter = (inputs, context) => {
  const { graph, name } = context;
  const [a, b, ...more] = inputs;
  if (!a || !b || more.length > 0) throw modelFault(name, "two inputs", `${inputs.length}`);
  const axes = integersOf(context, "axes");
  const left = side(a, rowAxis(axes[0] ?? -1, a.shape.length, context), "left", context); // [batch, m, summed]
  const right = side(b, rowAxis(axes.at(-1) ?? -1, b.shape.length, context), "right", context); // [batch, n, summed]
  if (left.summed !== right.summed) throw modelFault(name, `a summed axis of ${left.summed}`, `${right.summed}`);
  const turned = graph.node("Transpose", [right.value], {
    name: `${name}/turned`,
    attributes: { perm: ints([0, 2, 1]) },
  });
  const product = graph.node("MatMul", [left.value, turned], { name: `${name}/product` }); // [batch, m, n]
  const rest = [...left.rest, ...right.rest];
  const shape = rest.length === 0 ? [1] : rest;
  if (shape.length === 2) return [{ value: product, shape }];
  const axis = left.rest.length === 0 ? 1 : 2; // the axis of one that a vector was given
  return [{ value: graph.node("Squeeze", [product, graph.ints(`${name}/axes`, [axis])], { name }), shape }];
};

interface Side {
  readonly value: Value;
  readonly summed: Dimension;
  /** Of one row, without the summed axis. */
  readonly rest: readonly Dimension[];
}

/** Brings an input to [batch, others, summed]. */
function side(input: Flow, axis: number, as: string, context: LayerContext): Side {
  const { graph, name } = context;
  const { shape } = input;
  if (shape.length > 2) throw modelFault(name, "inputs [batch, features] or [batch, time, features]", `[${shape}]`);
  const summed = shape[axis] ?? 0;
  const rest = shape.filter((_, i) => i !== axis);
  const value = flagOf(context, "normalize") ? unitLength(input.value, axis + 1, as, context) : input.value;
  if (shape.length === 1) {
    const wide = graph.node("Unsqueeze", [value, graph.ints(`${name}/row`, [1])], { name: `${name}/${as}_row` });
    return { value: wide, summed, rest };
  }
  if (axis === 1) return { value, summed, rest };
  const perm = ints([0, 2, 1]);
  return {
    value: graph.node("Transpose", [value], { name: `${name}/${as}_last`, attributes: { perm } }),
    summed,
    rest,
  };
}

/** x / √max(Σx², ε); tfjs' ε is 1e-7, Keras 2's 1e-12. */
function unitLength(x: Value, axis: number, as: string, { graph, name, dialect }: LayerContext): Value {
  if (dialect === "keras3") throw modelFault(name, "normalize: false", "true");
  const square = graph.node("Mul", [x, x], { name: `${name}/${as}_square` });
  const sum = reduce(graph, "ReduceSum", square, { name: `${name}/${as}_sum`, axes: [axis], keepAxes: true });
  const least = graph.scalar(`${name}/epsilon`, dialect === "tfjs" ? 1e-7 : 1e-12);
  const safe = graph.node("Max", [sum, least], { name: `${name}/${as}_safe` });
  const length = graph.node("Sqrt", [safe], { name: `${name}/${as}_length` });
  return graph.node("Div", [x, length], { name: `${name}/${as}_unit` });
}
