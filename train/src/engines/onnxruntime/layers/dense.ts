import { activationOption } from "../activation.js";
import { flagOption, flat, type LayerWriter, unflat, wholeOption } from "../layer.js";

/**
 * y = f(x · K + b) on the last axis, of rows or of sequences (https://keras.io/api/layers/core_layers/dense/).
 * Backwards, with g = dy · f′: dK = xᵀ · g, db = Σ g, dx = g · Kᵀ.
 */
export const dense: LayerWriter = (input, context) => {
  const { ops, config } = context;
  const units = wholeOption(config, "units");
  const activation = activationOption(config, "activation", "linear");
  const useBias = flagOption(config, "use_bias", true);
  const features = input.shape.at(-1) ?? 0;
  const kernel = context.weight("kernel", { shape: [features, units] }); // [features, units]
  const bias = useBias ? context.weight("bias", { shape: [units] }) : undefined; // [units]
  const x = flat(ops, input); // [rows, features]
  const y = activation.forward(ops, ops.product(x, kernel, { plus: bias })); // [rows, units]
  const shape = [...input.shape.slice(0, -1), units];
  return {
    output: { value: unflat(ops, y, shape), shape, mask: input.mask, learns: true },
    backward: (gradient) => {
      const g = activation.times(ops, flat(ops, { value: gradient, shape }), y); // [rows, units]
      context.learn(kernel, ops.product(x, g, { transposeA: true })); // [features, units]
      if (bias !== undefined) context.learn(bias, ops.sumOfRows(g)); // [units]
      if (!input.learns) return undefined;
      return unflat(ops, ops.product(g, kernel, { transposeB: true }), input.shape); // as the input
    },
  };
};
