import { type Activation, activationOption } from "../activation.js";
import { type Cell, gateSums, throughKernels } from "../cell.js";
import { recurrentLayer } from "../recurrent.js";

/**
 * With z = x · K + b + h · U, in four blocks i, f, c, o (https://keras.io/api/layers/recurrent_layers/lstm/; Hochreiter
 * and Schmidhuber, 1997; Gers et al., 2000): i, f, o = σ(z), c̃ = τ(z), c′ = f · c + i · c̃, a = τ(c′), h′ = o · a.
 * Backwards: dc″ = dc′ + dh′ · o · τ′(a); dzᵢ = dc″ · c̃ · σ′(i), dz_f = dc″ · c · σ′(f), dz_c = dc″ · i · τ′(c̃),
 * dz_o = dh′ · a · σ′(o); dc = dc″ · f, dh = Σ dz · Uᵀ.
 */
const cell = (tau: Activation, sigma: Activation): Cell => ({
  gates: 4,
  states: 2,
  twoBiases: false,
  forward: (ops, step) => {
    const [, c = ""] = step.states;
    const [zi = "", zf = "", zc = "", zo = ""] = gateSums(ops, step, 4);
    const [i, f, o] = [sigma.forward(ops, zi), sigma.forward(ops, zf), sigma.forward(ops, zo)];
    const candidate = tau.forward(ops, zc);
    const [past, fresh] = [ops.mul(f, c), ops.mul(i, candidate)];
    const next = ops.add(past, fresh);
    const a = tau.forward(ops, next);
    const h = ops.mul(o, a);
    const kept = [
      tau.times(ops, o, a, h),
      sigma.times(ops, candidate, i, fresh),
      sigma.times(ops, c, f, past),
      tau.times(ops, i, candidate, fresh),
      sigma.times(ops, a, o, h),
      f,
    ];
    return { states: [h, next], operands: step.seen, kept };
  },
  backward: (ops, step) => {
    const [dh = "", dcNext = ""] = step.gradients;
    const [ofA = "", ofI = "", ofF = "", ofC = "", ofO = "", f = ""] = step.kept;
    const dc = ops.add(dcNext, ops.mul(dh, ofA));
    const dz = [ops.mul(dc, ofI), ops.mul(dc, ofF), ops.mul(dc, ofC), ops.mul(dh, ofO)];
    return { states: [throughKernels(ops, step, dz), ops.mul(dc, f)], inputs: dz, products: dz };
  },
});

export const lstm = recurrentLayer((config) =>
  cell(activationOption(config, "activation"), activationOption(config, "recurrent_activation")),
);
