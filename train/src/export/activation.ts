import { modelFault } from "../errors.js";
import { int } from "../onnx/attribute.js";
import type { Flow, LayerContext } from "./layer.js";

/** Keras' name → ONNX operator. */
const operators: Readonly<Record<string, string>> = {
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  relu: "Relu",
  softmax: "Softmax",
};

/**
 * Writes an activation after a layer; linear writes nothing.
 * @throws TrainFault where the activation is unknown
 */
export function activate(input: Flow, activation: unknown, { graph, name }: LayerContext): Flow {
  if (activation === "linear" || activation === undefined) return input;
  const operator =
    typeof activation === "string" && Object.hasOwn(operators, activation) ? operators[activation] : undefined;
  if (!operator) {
    throw modelFault(name, `activation: linear or one of ${Object.keys(operators).join(", ")}`, String(activation));
  }
  const attributes = operator === "Softmax" ? { axis: int(-1) } : {};
  const value = graph.node(operator, [input.value], { name: `${name}/${operator}`, attributes });
  return { ...input, value };
}

/**
 * The name of an activation inside a recurrent operator.
 * @throws TrainFault where the operator does not know it
 */
export function recurrentActivation({ config, name }: LayerContext, key: string): string {
  const activation = config[key];
  const known: Readonly<Record<string, string>> = { sigmoid: "Sigmoid", tanh: "Tanh", relu: "Relu" };
  const operator = typeof activation === "string" && Object.hasOwn(known, activation) ? known[activation] : undefined;
  if (!operator) throw modelFault(name, `${key}: one of ${Object.keys(known).join(", ")}`, String(activation));
  return operator;
}
