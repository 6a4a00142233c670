import { activationOption } from "../activation.js";
import type { LayerWriter } from "../layer.js";

/** y = f(x); backwards dx = dy · f′ (https://keras.io/api/layers/core_layers/activation/). */
export const activation: LayerWriter = (input, { ops, config }) => {
  const { forward, times } = activationOption(config, "activation", "linear");
  const value = forward(ops, input.value); // as the input
  return {
    output: { ...input, value },
    backward: (gradient) => (input.learns ? times(ops, gradient, value) : undefined),
  };
};
