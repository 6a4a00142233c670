import { flagOf, sizeOf } from "../config.js";
import { featuresOf, type UnaryConverter } from "../layer.js";
import { activate } from "./activation.js";

/** Dense: one Gemm on [batch, features]; MatMul and Add on more axes. https://keras.io/api/layers/core_layers/dense/ */
export const dense: UnaryConverter = (input, context) => {
  const { graph, name, config } = context;
  const units = sizeOf(context, "units");
  const kernel = context.weight("kernel", [featuresOf(input, context), units]);
  const bias = flagOf(context, "use_bias", true) ? context.weight("bias", [units]) : undefined;
  const w = graph.floats(`${name}/kernel`, kernel.shape, kernel.values); // [features, units]
  const b = bias ? [graph.floats(`${name}/bias`, bias.shape, bias.values)] : []; // [units]
  const shape = [...input.shape.slice(0, -1), units];
  const isVector = input.shape.length === 1;
  const product = isVector
    ? graph.node("Gemm", [input.value, w, ...b], { name }) // [batch, units]
    : graph.node("MatMul", [input.value, w], { name: bias ? `${name}/product` : name }); // [batch, …, units]
  const value = isVector || !bias ? product : graph.node("Add", [product, ...b], { name }); // [batch, …, units]
  return activate({ value, shape }, config.activation, context);
};
