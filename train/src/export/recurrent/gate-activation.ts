import { modelFault } from "../../errors.js";
import { type Attribute, floats, strings } from "../../onnx/attribute.js";
import type { LayerContext } from "../layer.js";
import { activationName, hardSigmoidSlope } from "../layers/activation.js";

/** A function inside a recurrent operator: https://onnx.ai/onnx/operators/onnx__LSTM.html */
export interface GateActivation {
  readonly op: string;
  readonly alpha?: number;
  readonly beta?: number;
  /** Runtimes take these very numbers where none are given. */
  readonly isDefault?: boolean;
}

const functions: Readonly<Record<string, GateActivation>> = {
  sigmoid: { op: "Sigmoid" },
  tanh: { op: "Tanh" },
  relu: { op: "Relu" },
  softsign: { op: "Softsign" },
  softplus: { op: "Softplus" },
  elu: { op: "Elu", alpha: 1, isDefault: true },
  linear: { op: "Affine", alpha: 1, beta: 0 },
};

/**
 * The function for an activation in a recurrent layer's configuration.
 * @throws TrainFault where the operators do not know it
 */
export function gateActivation(context: LayerContext, key: string, fallback: string): GateActivation {
  const { config, dialect, name } = context;
  const word = activationName(config[key] ?? fallback);
  if (word === "hard_sigmoid") {
    return { op: "HardSigmoid", alpha: hardSigmoidSlope(dialect), beta: 0.5, isDefault: dialect !== "keras3" };
  }
  const known = Object.hasOwn(functions, word) ? functions[word] : undefined;
  if (!known) throw modelFault(name, `${key}: one of hard_sigmoid, ${Object.keys(functions).join(", ")}`, word);
  return known;
}

/**
 * The attributes that say them. The numbers are lists over those functions that take one, so that none may be left out
 * where one is needed; where none is needed they are left out, for with them no GPU takes the node.
 */
export function activationAttributes(activations: readonly GateActivation[]): Record<string, Attribute> {
  const names = { activations: strings(activations.map(({ op }) => op)) };
  const isPlain = ({ alpha, isDefault }: GateActivation) => alpha === undefined || isDefault === true;
  if (activations.every(isPlain)) return names;
  const alphas = activations.flatMap(({ alpha }) => (alpha === undefined ? [] : [alpha]));
  const betas = activations.flatMap(({ beta }) => (beta === undefined ? [] : [beta]));
  return {
    ...names,
    activation_alpha: floats(alphas),
    ...(betas.length > 0 && { activation_beta: floats(betas) }),
  };
}
