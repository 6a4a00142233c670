import { type Activation, activationOption } from "../activation.js";
import { type Cell, gateSums, throughKernels } from "../cell.js";
import { recurrentLayer } from "../recurrent.js";

/**
 * h′ = f(x · K + b + h · U) (https://keras.io/api/layers/recurrent_layers/simple_rnn/).
 * Backwards, with g = dh′ · f′: dh = g · Uᵀ.
 */
const cell = (activation: Activation): Cell => ({
  gates: 1,
  states: 1,
  twoBiases: false,
  forward: (ops, step) => {
    const [sum = ""] = gateSums(ops, step, 1);
    const h = activation.forward(ops, sum);
    return { states: [h], operands: step.seen, kept: [h] };
  },
  backward: (ops, step) => {
    const [dh = ""] = step.gradients;
    const [h = ""] = step.kept;
    const g = activation.times(ops, dh, h);
    return { states: [throughKernels(ops, step, [g])], inputs: [g], products: [g] };
  },
});

export const simpleRnn = recurrentLayer((config) => cell(activationOption(config, "activation")));
