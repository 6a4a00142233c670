import { demandOptions, type LayerWriter, rateOption } from "../layer.js";

/**
 * y = x · m in training, with m = 0 at the given rate, else 1 ÷ (1 − rate); y = x in prediction
 * (https://keras.io/api/layers/regularization_layers/dropout/). Backwards dx = dy · m.
 */
export const dropout: LayerWriter = (input, context) => {
  const { ops, config, training } = context;
  demandOptions(config, { noise_shape: null });
  const rate = rateOption(config, "rate");
  if (!training || rate === 0) return { output: input, backward: (gradient) => gradient };
  const factors = context.dropout("factors", rate, input.shape); // as the input
  return {
    output: { ...input, value: ops.mul(input.value, factors) },
    backward: (gradient) => (input.learns ? ops.mul(gradient, factors) : undefined),
  };
};
