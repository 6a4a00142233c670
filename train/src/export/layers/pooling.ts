import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { elementTypes } from "../../onnx/tensor.js";
import { flagOf } from "../config.js";
import type { Flow, LayerContext, UnaryConverter } from "../layer.js";
import { reduce } from "../reduce.js";
import { dataFormat, fromChannelsFirst, toChannelsFirst } from "./channels.js";
import { outputSpace, readWindow, windowAttributes } from "./window.js";

/** MaxPooling and AveragePooling, 1-D and 2-D; padding takes no part in an average. */
export function pooling(op: "MaxPool" | "AveragePool", axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const x = toChannelsFirst(input, context);
    const window = readWindow(context, "pool_size", axes);
    const attributes = windowAttributes(window, x.space, context);
    const value = context.graph.node(op, [x.value], { name: context.name, attributes });
    return fromChannelsFirst({ ...x, value, space: outputSpace(window, x.space, context) }, context);
  };
}

/** GlobalMaxPooling and GlobalAveragePooling over all of space. */
export function globalPooling(op: "ReduceMax" | "ReduceMean"): UnaryConverter {
  return (input, context) => {
    const { graph, name, dialect } = context;
    const { shape } = input;
    const isFirst = dataFormat(context) === "channels_first";
    const axes = shape.flatMap((_, axis) => (axis === (isFirst ? 0 : shape.length - 1) ? [] : [axis + 1]));
    const keepAxes = flagOf(context, "keepdims");
    const after = shape.flatMap((size, axis) => (axes.includes(axis + 1) ? (keepAxes ? [1] : []) : [size]));
    // Keras leaves masked steps out of an average; tfjs counts them.
    const isMasked = op === "ReduceMean" && input.mask !== undefined && dialect !== "tfjs" && axes.length === 1;
    const value = isMasked
      ? maskedMean(input, input.mask ?? "", keepAxes, context)
      : reduce(graph, op, input.value, { name, axes, keepAxes });
    return { value, shape: after };
  };
}

/** Σ mask · x / Σ mask over time: the weighted average of Keras' GlobalAveragePooling1D. */
function maskedMean({ value }: Flow, mask: Value, keepAxes: boolean, { graph, name }: LayerContext): Value {
  const to = int(elementTypes.float32);
  const counts = graph.node("Cast", [mask], { name: `${name}/counts`, attributes: { to } }); // [batch, time]
  const weights = graph.node("Unsqueeze", [counts, graph.ints(`${name}/last_axis`, [2])], { name: `${name}/weights` });
  const weighted = graph.node("Mul", [value, weights], { name: `${name}/weighted` }); // [batch, time, features]
  const over = { axes: [1], keepAxes };
  const sum = reduce(graph, "ReduceSum", weighted, { ...over, name: `${name}/sum` });
  const steps = reduce(graph, "ReduceSum", weights, { ...over, name: `${name}/steps` });
  return graph.node("Div", [sum, steps], { name });
}
