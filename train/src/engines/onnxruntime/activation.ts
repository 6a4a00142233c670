import { modelFault } from "../../errors.js";
import type { LayerConfig } from "../../keras/topology.js";
import type { Value } from "../../onnx/graph.js";
import type { Ops } from "./ops.js";

/** An activation of single numbers, y = f(x), with its derivative written in terms of y. */
export interface Activation {
  forward(ops: Ops, x: Value): Value;
  /**
   * g · f′(x)
   * @param product g · y, where the caller has it already
   */
  times(ops: Ops, g: Value, y: Value, product?: Value): Value;
}

/** https://keras.io/api/layers/activations/ */
const activations: Readonly<Record<string, Activation>> = {
  linear: { forward: (_, x) => x, times: (_, g) => g },
  /** g · tanh′ = g (1 − y²) = g − (g y) y */
  tanh: {
    forward: (ops, x) => ops.apply("Tanh", [x]),
    times: (ops, g, y, product = ops.mul(g, y)) => ops.sub(g, ops.mul(product, y)),
  },
  /** g · σ′ = g y (1 − y) = g y − (g y) y */
  sigmoid: {
    forward: (ops, x) => ops.apply("Sigmoid", [x]),
    times: (ops, g, y, product = ops.mul(g, y)) => ops.sub(product, ops.mul(product, y)),
  },
  /** 1 where y > 0, else 0; at 0 it is 0, as in TensorFlow */
  relu: {
    forward: (ops, x) => ops.apply("Relu", [x]),
    times: (ops, g, y) => ops.mul(g, ops.apply("Sign", [y])),
  },
};

/** @throws TrainFault where the activation is unknown */
export function activationOption(config: LayerConfig, key: string, otherwise?: string): Activation {
  const name = config[key] ?? otherwise;
  const activation = typeof name === "string" && Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (activation) return activation;
  throw modelFault(
    config.name,
    `${key}: one of ${Object.keys(activations).join(", ")}`,
    JSON.stringify(name) ?? "nothing",
  );
}
