import { modelFault } from "../../errors.js";
import { ints } from "../../onnx/attribute.js";
import type { Dimension } from "../../onnx/graph.js";
import { integersOf, sizeOf, wordOf } from "../config.js";
import { featuresOf, fixedSize, type UnaryConverter } from "../layer.js";

/** Flatten: everything but the batch in one axis; channels-first images are turned before, as in Keras. */
export const flatten: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const rank = input.shape.length;
  const format = wordOf(context, "data_format", ["channels_last", "channels_first"], "channels_last");
  const size = input.shape.reduce<number>((product, length) => product * fixedSize(length, "every axis", context), 1);
  const perm = [0, ...Array.from({ length: rank - 1 }, (_, i) => i + 2), 1];
  const isTurned = format === "channels_first" && rank > 1;
  const value = isTurned
    ? graph.node("Transpose", [input.value], { name: `${name}/channels_last`, attributes: { perm: ints(perm) } })
    : input.value;
  return { value: graph.node("Reshape", [value, graph.ints(`${name}/shape`, [0, size])], { name }), shape: [size] };
};

/** Reshape: at most one size is -1 (null in tfjs' files) and follows from the others. */
export const reshapeLayer: UnaryConverter = (input, context) => {
  const { graph, name, config } = context;
  const target: unknown[] = Array.isArray(config.target_shape) ? config.target_shape : [];
  const sizes = target.map((size) => (size === null || Number(size) < 0 ? -1 : Number(size)));
  if (sizes.filter((size) => size === -1).length > 1 || !sizes.every(Number.isInteger) || sizes.includes(0)) {
    throw modelFault(name, "target_shape: sizes, at most one of them -1", JSON.stringify(config.target_shape));
  }
  const known = sizes.filter((size) => size !== -1).reduce((product, size) => product * size, 1);
  const isFixed = input.shape.every((size) => typeof size === "number");
  const total = input.shape.reduce<number>((product, size) => product * Number(size), 1);
  const fits = sizes.includes(-1) ? total % known === 0 : total === known;
  if (isFixed && !fits) throw modelFault(name, `${total} values`, `target_shape [${sizes}]`);
  const rest: Dimension = isFixed ? total / known : `${name}_size`;
  const value = graph.node("Reshape", [input.value, graph.ints(`${name}/shape`, [0, ...sizes])], { name });
  return { value, shape: sizes.map((size) => (size === -1 ? rest : size)) };
};

/** Permute: a Transpose; Keras counts the axes from 1, the first behind the batch. */
export const permute: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const dims = integersOf(context, "dims");
  const isPermutation = [...dims].sort((a, b) => a - b).every((axis, i) => axis === i + 1);
  if (dims.length !== input.shape.length || !isPermutation) {
    throw modelFault(name, `dims: an order of 1 to ${input.shape.length}`, JSON.stringify(dims));
  }
  const value = graph.node("Transpose", [input.value], { name, attributes: { perm: ints([0, ...dims]) } });
  return { value, shape: dims.map((axis) => input.shape[axis - 1] ?? 0) };
};

/** RepeatVector: [batch, features] → [batch, n, features]. */
export const repeatVector: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const n = sizeOf(context, "n");
  if (input.shape.length !== 1) throw modelFault(name, "input [batch, features]", `[batch, ${input.shape}]`);
  const step = graph.node("Unsqueeze", [input.value, graph.ints(`${name}/axes`, [1])], { name: `${name}/step` });
  const value = graph.node("Tile", [step, graph.ints(`${name}/repeats`, [1, n, 1])], { name });
  return { value, shape: [n, featuresOf(input, context)] };
};
