import { modelFault } from "../../errors.js";
import { float, int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { demand, integersOf, numberOf } from "../config.js";
import { fixedSize, type LayerContext, type UnaryConverter } from "../layer.js";
import { activate } from "./activation.js";

// Formulas: https://keras.io/api/layers/activation_layers/

export const activation: UnaryConverter = (input, context) => activate(input, context.config.activation, context);

/** max_value ≥ x > threshold: x; below: negative_slope · (x − threshold). tfjs knows only max_value. */
export const relu: UnaryConverter = (input, context) => {
  const { config, dialect } = context;
  if (dialect === "tfjs") demand(context, { threshold: 0, negative_slope: 0 });
  const threshold = numberOf(context, "threshold", 0);
  const slope = numberOf(context, "negative_slope", 0);
  const limit =
    config.max_value === undefined || config.max_value === null ? undefined : numberOf(context, "max_value");
  const value =
    threshold === 0
      ? limited(rectified(input.value, slope, context), limit, context)
      : above(input.value, { threshold, slope, limit }, context);
  return { value, shape: input.shape };
};

function rectified(x: Value, slope: number, { graph, name }: LayerContext): Value {
  if (slope === 0) return graph.node("Relu", [x], { name: `${name}/Relu` });
  return graph.node("LeakyRelu", [x], { name: `${name}/LeakyRelu`, attributes: { alpha: float(slope) } });
}

function limited(x: Value, limit: number | undefined, { graph, name }: LayerContext): Value {
  return limit === undefined ? x : graph.node("Min", [x, graph.scalar(`${name}/max_value`, limit)], { name });
}

interface ReluOptions {
  readonly threshold: number;
  readonly slope: number;
  readonly limit: number | undefined;
}

/** Keras clips what is above a threshold to 0 … max_value, and then takes slope · relu(threshold − x) away. */
function above(x: Value, { threshold, slope, limit }: ReluOptions, { graph, name }: LayerContext): Value {
  const attributes = { alpha: float(threshold) };
  const kept = graph.node("ThresholdedRelu", [x], { name: `${name}/ThresholdedRelu`, attributes });
  const bounds = limit === undefined ? [] : [graph.scalar(`${name}/zero`, 0), graph.scalar(`${name}/max_value`, limit)];
  const clipped = limit === undefined ? kept : graph.node("Clip", [kept, ...bounds], { name: `${name}/Clip` });
  if (slope === 0) return clipped;
  const below = graph.node("Sub", [graph.scalar(`${name}/threshold`, threshold), x], { name: `${name}/below` });
  const negative = graph.node("Relu", [below], { name: `${name}/negative` });
  const sloped = graph.node("Mul", [negative, graph.scalar(`${name}/slope`, slope)], { name: `${name}/sloped` });
  return graph.node("Sub", [clipped, sloped], { name });
}

export const leakyRelu: UnaryConverter = (input, context) => {
  const { graph, name, config } = context;
  const slope = numberOf(context, "negative_slope" in config ? "negative_slope" : "alpha", 0.3);
  return {
    value: graph.node("LeakyRelu", [input.value], { name, attributes: { alpha: float(slope) } }),
    shape: input.shape,
  };
};

/** A slope of its own for every feature, but for the shared axes. */
export const prelu: UnaryConverter = (input, context) => {
  const { graph, name, config } = context;
  const shared = Array.isArray(config.shared_axes) ? integersOf(context, "shared_axes") : [];
  const shape = input.shape.map((size, i) => (shared.includes(i + 1) ? 1 : fixedSize(size, `axis ${i + 1}`, context)));
  const slope = graph.floats(`${name}/alpha`, shape, context.weight("alpha", shape).values);
  return { value: graph.node("PRelu", [input.value, slope], { name }), shape: input.shape };
};

export const elu: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const attributes = { alpha: float(numberOf(context, "alpha", 1)) };
  return { value: graph.node("Elu", [input.value], { name, attributes }), shape: input.shape };
};

export const thresholdedRelu: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const attributes = { alpha: float(numberOf(context, "theta", 1)) };
  return { value: graph.node("ThresholdedRelu", [input.value], { name, attributes }), shape: input.shape };
};

/**
 * Softmax over one axis, counted with the batch. A mask would take part in it, as a mask of the input's own shape; the
 * masks that layers hand on are [batch, time], which fit no [batch, time, features]: so there is no meaning to keep.
 */
export const softmax: UnaryConverter = (input, context) => {
  const { graph, name, dialect } = context;
  const masked = input.mask ? name : dialect === "tfjs" ? context.maskedBefore : undefined;
  if (masked) throw modelFault(name, "an input without mask", `the mask of "${masked}"`);
  const [axis = -1, ...more] = integersOf(context, "axis", dialect === "tfjs" ? 1 : -1);
  if (more.length > 0) throw modelFault(name, "axis: one axis", JSON.stringify(context.config.axis));
  const value = graph.node("Softmax", [input.value], { name, attributes: { axis: int(axis) } });
  return { value, shape: input.shape, logits: input.value };
};
