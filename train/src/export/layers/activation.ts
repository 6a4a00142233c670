import { modelFault } from "../../errors.js";
import { type Attribute, float, int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import type { Flow, LayerContext } from "../layer.js";
import { isRecord } from "../saved/record.js";

interface Operator {
  readonly op: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Activations that are one operator. Formulas: https://keras.io/api/layers/activations/ */
const operators: Readonly<Record<string, Operator>> = {
  elu: { op: "Elu", attributes: { alpha: float(1) } },
  selu: { op: "Selu" },
  relu: { op: "Relu" },
  sigmoid: { op: "Sigmoid" },
  softplus: { op: "Softplus" },
  softsign: { op: "Softsign" },
  tanh: { op: "Tanh" },
  softmax: { op: "Softmax", attributes: { axis: int(-1) } },
  log_softmax: { op: "LogSoftmax", attributes: { axis: int(-1) } },
  exponential: { op: "Exp" },
};

type Compose = (input: Value, context: LayerContext) => Value;

/** Activations that ONNX has no operator for in every opset from 14 on. */
const composed: Readonly<Record<string, Compose>> = {
  relu6: (x, { graph, name }) =>
    graph.node("Clip", [x, graph.scalar(`${name}/zero`, 0), graph.scalar(`${name}/six`, 6)], {
      name: `${name}/Clip`,
    }),
  hard_sigmoid: hardSigmoid,
  swish,
  silu: swish,
  mish: (x, { graph, name }) => {
    const softplus = graph.node("Softplus", [x], { name: `${name}/Softplus` });
    const tanh = graph.node("Tanh", [softplus], { name: `${name}/Tanh` });
    return graph.node("Mul", [x, tanh], { name: `${name}/mish` });
  },
  gelu,
  gelu_new: geluTanh,
};

/** Those whose input is worth having without them: `finalActivation: "cut"`. */
const cuttable = ["softmax", "sigmoid"];

/**
 * Writes an activation after a layer; linear writes nothing.
 * @throws TrainFault where the activation is unknown
 */
export function activate(input: Flow, activation: unknown, context: LayerContext): Flow {
  const word = activationName(activation);
  if (word === "linear") return input;
  const value = writeActivation(input.value, word, context);
  return cuttable.includes(word) ? { ...input, value, logits: input.value } : { ...input, value };
}

function writeActivation(x: Value, word: string, context: LayerContext): Value {
  const { graph, name } = context;
  if (Object.hasOwn(composed, word)) return composed[word]?.(x, context) ?? x;
  const operator = Object.hasOwn(operators, word) ? operators[word] : undefined;
  if (!operator) {
    const known = ["linear", ...Object.keys(operators), ...Object.keys(composed)];
    throw modelFault(name, `activation: one of ${known.join(", ")}`, word);
  }
  return graph.node(operator.op, [x], { name: `${name}/${operator.op}`, attributes: operator.attributes ?? {} });
}

/** Keras' name of an activation, also where Keras 3 wraps a function in an object. */
export function activationName(activation: unknown): string {
  const isFunction = isRecord(activation) && activation.class_name === "function";
  const word = isFunction ? activation.config : (activation ?? "linear");
  return typeof word === "string" ? word : (JSON.stringify(word) ?? "nothing");
}

/** max(0, min(1, slope · x + 1/2)): the slope was 1/5 in Keras 2 and is 1/6 in Keras 3. */
export function hardSigmoidSlope(dialect: LayerContext["dialect"]): number {
  return dialect === "keras3" ? 1 / 6 : 0.2;
}

function hardSigmoid(x: Value, { graph, name, dialect }: LayerContext): Value {
  const attributes = { alpha: float(hardSigmoidSlope(dialect)), beta: float(0.5) };
  return graph.node("HardSigmoid", [x], { name: `${name}/HardSigmoid`, attributes });
}

/** x · sigmoid(x) */
function swish(x: Value, { graph, name }: LayerContext): Value {
  const sigmoid = graph.node("Sigmoid", [x], { name: `${name}/Sigmoid` });
  return graph.node("Mul", [x, sigmoid], { name: `${name}/swish` });
}

/** x · Φ(x) with Φ(x) = (1 + erf(x / √2)) / 2: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016. */
function gelu(x: Value, { graph, name }: LayerContext): Value {
  const scaled = graph.node("Mul", [x, graph.scalar(`${name}/inverse_root_2`, Math.SQRT1_2)], {
    name: `${name}/x_over_root_2`,
  });
  const erf = graph.node("Erf", [scaled], { name: `${name}/Erf` });
  return halfTimesOnePlus(x, erf, "gelu", { graph, name });
}

/** The same with tanh: x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))). */
function geluTanh(x: Value, { graph, name }: LayerContext): Value {
  const cube = graph.node("Pow", [x, graph.scalar(`${name}/three`, 3)], { name: `${name}/cube` });
  const scaled = graph.node("Mul", [cube, graph.scalar(`${name}/0.044715`, 0.044715)], { name: `${name}/scaled_cube` });
  const sum = graph.node("Add", [x, scaled], { name: `${name}/sum` });
  const root = graph.scalar(`${name}/root_2_over_pi`, Math.sqrt(2 / Math.PI));
  const tanh = graph.node("Tanh", [graph.node("Mul", [sum, root], { name: `${name}/inner` })], {
    name: `${name}/Tanh`,
  });
  return halfTimesOnePlus(x, tanh, "gelu_new", { graph, name });
}

function halfTimesOnePlus(
  x: Value,
  y: Value,
  as: string,
  { graph, name }: Pick<LayerContext, "graph" | "name">,
): Value {
  const onePlus = graph.node("Add", [y, graph.scalar(`${name}/one`, 1)], { name: `${name}/one_plus` });
  const half = graph.node("Mul", [x, graph.scalar(`${name}/half`, 0.5)], { name: `${name}/half_x` });
  return graph.node("Mul", [half, onePlus], { name: `${name}/${as}` });
}
