import { modelFault } from "../../errors.js";
import { float, int } from "../../onnx/attribute.js";
import { integersOf, numberOf } from "../config.js";
import { fixedSize, type UnaryConverter } from "../layer.js";
import { activate } from "./activation.js";

// Formulas: https://keras.io/api/layers/activation_layers/

export const activation: UnaryConverter = (input, context) => activate(input, context.config.activation, context);

/** max_value ≥ x ≥ threshold: x; below: negative_slope · (x − threshold). tfjs knows only max_value. */
export const relu: UnaryConverter = (input, context) => {
  const { graph, name, config } = context;
  const threshold = numberOf(context, "threshold", 0);
  const slope = numberOf(context, "negative_slope", 0);
  if (threshold !== 0) throw modelFault(name, "threshold: 0", String(threshold));
  const rectified = slope
    ? graph.node("LeakyRelu", [input.value], { name: `${name}/LeakyRelu`, attributes: { alpha: float(slope) } })
    : graph.node("Relu", [input.value], { name: `${name}/Relu` });
  if (config.max_value === undefined || config.max_value === null) return { value: rectified, shape: input.shape };
  const limit = graph.scalar(`${name}/max_value`, numberOf(context, "max_value"));
  return { value: graph.node("Min", [rectified, limit], { name }), shape: input.shape };
};

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

/** Softmax over one axis, counted with the batch. A mask would take part in it. */
export const softmax: UnaryConverter = (input, context) => {
  const { graph, name, dialect } = context;
  const masked = input.mask ? name : dialect === "tfjs" ? context.maskedBefore : undefined;
  if (masked) throw modelFault(name, "an input without mask", `the mask of "${masked}"`);
  const [axis = -1, ...more] = integersOf(context, "axis", dialect === "tfjs" ? 1 : -1);
  if (more.length > 0) throw modelFault(name, "axis: one axis", JSON.stringify(context.config.axis));
  const value = graph.node("Softmax", [input.value], { name, attributes: { axis: int(axis) } });
  return { value, shape: input.shape, logits: input.value };
};
