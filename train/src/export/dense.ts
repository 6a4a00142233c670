import { float32Tensor } from "../onnx/tensor.js";
import { activate } from "./activation.js";
import { type Converter, demand, sizeOf } from "./layer.js";

/** Dense on [batch, features]: one Gemm. https://keras.io/api/layers/core_layers/dense/ */
export const dense: Converter = (input, context) => {
  demand(context, { use_bias: true });
  const { graph, name, config } = context;
  const units = sizeOf(context, "units");
  const features = input.shape.at(-1) ?? 0;
  const kernel = context.weight("kernel", [features, units]);
  const bias = context.weight("bias", [units]);
  const value = graph.node(
    "Gemm",
    [
      input.value, // [batch, features]
      graph.constant(kernel.name, float32Tensor(kernel.shape, kernel.values)), // [features, units]
      graph.constant(bias.name, float32Tensor(bias.shape, bias.values)), // [units]
    ],
    { name },
  );
  return activate({ value, shape: [units] }, config.activation, context); // [batch, units]
};
