import { type Activation, activationOption } from "../activation.js";
import { type Cell, gateSums, throughKernels } from "../cell.js";
import { flagOption } from "../layer.js";
import { recurrentLayer } from "../recurrent.js";

/**
 * Keras' GRU with `reset_after` (https://keras.io/api/layers/recurrent_layers/gru/; Cho et al., 2014, version 1): with
 * x · K + b and h · U + b′ in three blocks z, r, h, the last of the products being q: z, r = σ(sums), n = τ(x_h + r · q),
 * h′ = z · h + (1 − z) · n.
 * Backwards: dz = dh′ · (h − n) · σ′(z), dn = dh′ · (1 − z) · τ′(n), dq = dn · r, dr = dn · q · σ′(r),
 * dh = dh′ · z + dz · U_zᵀ + dr · U_rᵀ + dq · U_hᵀ.
 */
const resetAfter = (tau: Activation, sigma: Activation): Cell => ({
  gates: 3,
  states: 1,
  twoBiases: true,
  forward: (ops, step) => {
    const [h = ""] = step.states;
    const [sumZ = "", sumR = ""] = gateSums(ops, step, 2);
    const [z, r] = [sigma.forward(ops, sumZ), sigma.forward(ops, sumR)];
    const q = ops.product(step.seen[2] ?? "", step.kernels[2] ?? "", { plus: step.innerBias });
    const n = tau.forward(ops, ops.add(step.inputs[2] ?? "", ops.mul(r, q)));
    const difference = ops.sub(h, n);
    const part = ops.mul(z, difference);
    const ofN = tau.times(ops, ops.sub(ops.scalar(1), z), n);
    const ofQ = ops.mul(ofN, r);
    const kept = [
      z,
      sigma.times(ops, difference, z, part),
      sigma.times(ops, ops.mul(ofN, q), r, ops.mul(ofQ, q)),
      ofN,
      ofQ,
    ];
    return { states: [ops.add(n, part)], operands: step.seen, kept };
  },
  backward: (ops, step) => {
    const [dh = ""] = step.gradients;
    const [z = "", ofZ = "", ofR = "", ofN = "", ofQ = ""] = step.kept;
    const [dz, dr, dn, dq] = [ops.mul(dh, ofZ), ops.mul(dh, ofR), ops.mul(dh, ofN), ops.mul(dh, ofQ)];
    const products = [dz, dr, dq];
    return { states: [throughKernels(ops, step, products, ops.mul(dh, z))], inputs: [dz, dr, dn], products };
  },
});

/**
 * The classic GRU (Cho et al., 2014, version 3): as above, but n = τ(x_h + p · U_h) with p = r · h.
 * Backwards: dn as above, dp = dn · U_hᵀ, dr = dp · h · σ′(r), dh = dh′ · z + dp · r + dz · U_zᵀ + dr · U_rᵀ.
 */
const classic = (tau: Activation, sigma: Activation): Cell => ({
  gates: 3,
  states: 1,
  twoBiases: false,
  forward: (ops, step) => {
    const [h = ""] = step.states;
    const [seenZ = "", seenR = "", seenH = ""] = step.seen;
    const [sumZ = "", sumR = ""] = gateSums(ops, step, 2);
    const [z, r] = [sigma.forward(ops, sumZ), sigma.forward(ops, sumR)];
    const p = ops.mul(r, seenH);
    const n = tau.forward(ops, ops.product(p, step.kernels[2] ?? "", { plus: step.inputs[2] }));
    const difference = ops.sub(h, n);
    const part = ops.mul(z, difference);
    const ofN = tau.times(ops, ops.sub(ops.scalar(1), z), n);
    const kept = [z, sigma.times(ops, difference, z, part), sigma.times(ops, seenH, r, p), ofN, r];
    return { states: [ops.add(n, part)], operands: [seenZ, seenR, p], kept };
  },
  backward: (ops, step) => {
    const [dh = ""] = step.gradients;
    const [z = "", ofZ = "", ofR = "", ofN = "", r = ""] = step.kept;
    const [dz, dn] = [ops.mul(dh, ofZ), ops.mul(dh, ofN)];
    const dp = ops.product(dn, step.kernels[2] ?? "", { transposeB: true });
    const dr = ops.mul(dp, ofR);
    const throughP = ops.mul(dp, r);
    const factor = step.factors[2];
    const direct = ops.add(ops.mul(dh, z), factor === undefined ? throughP : ops.mul(throughP, factor));
    const state = throughKernels(ops, step, [dz, dr], direct);
    return { states: [state], inputs: [dz, dr, dn], products: [dz, dr, dn] };
  },
});

export const gru = recurrentLayer((config) => {
  const make = flagOption(config, "reset_after", false) ? resetAfter : classic;
  return make(activationOption(config, "activation"), activationOption(config, "recurrent_activation"));
});
