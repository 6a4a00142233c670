import { modelFault } from "../../errors.js";
import { type Attribute, float as floatAttribute, int, ints } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { type Reduction, reduce } from "../reduce.js";
import { flag, float, texts } from "./attributes.js";
import { constantAt, inputAt, integersAt, type OperationContext, type OperationConverter } from "./operation.js";

/** The same operator of ONNX over the first inputs. */
export function same(op: string, count: 1 | 2 | 3, attributes: Record<string, Attribute> = {}): OperationConverter {
  return (context) => {
    const inputs = Array.from({ length: count }, (_, i) => inputAt(context, i));
    return context.graph.node(op, inputs, { name: context.name, attributes });
  };
}

export const relu6: OperationConverter = (context) => {
  const { graph, name } = context;
  return graph.node("Clip", [inputAt(context, 0), graph.scalar(`${name}/zero`, 0), graph.scalar(`${name}/six`, 6)], {
    name,
  });
};

export const leakyRelu: OperationConverter = (context) =>
  context.graph.node("LeakyRelu", [inputAt(context, 0)], {
    name: context.name,
    attributes: { alpha: floatAttribute(float(context.node, "alpha", 0.2)) },
  });

/** 1 / √x */
export const rsqrt: OperationConverter = (context) => {
  const { graph, name } = context;
  const root = graph.node("Sqrt", [inputAt(context, 0)], { name: `${name}/Sqrt` });
  return graph.node("Reciprocal", [root], { name });
};

export const square: OperationConverter = (context) => {
  const x = inputAt(context, 0);
  return context.graph.node("Mul", [x, x], { name: context.name });
};

/** (a − b)² */
export const squaredDifference: OperationConverter = (context) => {
  const { graph, name } = context;
  const difference = graph.node("Sub", [inputAt(context, 0), inputAt(context, 1)], { name: `${name}/difference` });
  return graph.node("Mul", [difference, difference], { name });
};

export const addN: OperationConverter = ({ graph, name, inputs }) => graph.node("Sum", inputs, { name });

/** MatMul with its transposes; what is fused behind it follows as nodes of its own. */
export const matMul: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const turned = (at: 0 | 1, key: string) => {
    const value = inputAt(context, at);
    if (!flag(node, key)) return value;
    return graph.node("Transpose", [value], { name: `${name}/${key}`, attributes: { perm: ints([1, 0]) } });
  };
  const fused = texts(node, "fused_ops");
  const as = fused.length > 0 ? `${name}/product` : name;
  return afterFused(graph.node("MatMul", [turned(0, "transpose_a"), turned(1, "transpose_b")], { name: as }), context);
};

/** The bias and the activation that the converter put into an operation; they are its inputs from the third on. */
export function afterFused(value: Value, context: OperationContext): Value {
  const { graph, name, node } = context;
  let next = 2;
  return texts(node, "fused_ops").reduce((x, op, i, all) => {
    const as = i === all.length - 1 ? name : `${name}/${op}`;
    const attributes = op === "LeakyRelu" ? { alpha: floatAttribute(float(node, "leakyrelu_alpha", 0.2)) } : {};
    switch (op) {
      case "BiasAdd":
        return graph.node("Add", [x, inputAt(context, next++)], { name: as });
      case "Prelu":
        return graph.node("PRelu", [x, inputAt(context, next++)], { name: as });
      case "Relu6":
        return graph.node("Clip", [x, graph.scalar(`${name}/zero`, 0), graph.scalar(`${name}/six`, 6)], { name: as });
      case "Relu":
      case "Elu":
      case "Sigmoid":
      case "Tanh":
      case "LeakyRelu":
        return graph.node(op, [x], { name: as, attributes });
      default:
        throw modelFault(node.name, "fused_ops of a bias and an activation", op);
    }
  }, value);
}

/** Mean, Max, Min and Sum over constant axes. */
export function reduction(op: Reduction): OperationConverter {
  return (context) => {
    const { graph, name, node } = context;
    const axes = integersAt(context, 1);
    return reduce(graph, op, inputAt(context, 0), { name, axes, keepAxes: flag(node, "keep_dims") });
  };
}

/** The product of a shape's sizes: int32 [n] → int32 []. */
export const product: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const keepdims = int(flag(node, "keep_dims") ? 1 : 0);
  const axes = integersAt(context, 1);
  if (axes.some((axis) => axis !== 0)) throw modelFault(node.name, "a product over axis 0", `[${axes}]`);
  return graph.node("ReduceProd", [inputAt(context, 0)], { name, attributes: { keepdims } });
};

/** (x − mean) / √(variance + ε) · γ + β over the last axis, folded into a product and a sum. ε is tfjs' where it is not said. */
export const batchNorm: OperationConverter = (context) => {
  const { graph, name, node } = context;
  if (flag(node, "is_training")) throw modelFault(node.name, "is_training: false", "true");
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((at) => constantAt(context, at).values);
  const epsilon = float(node, "epsilon", 1e-3);
  const scale = Float64Array.from(gamma ?? [], (factor, i) => factor / Math.sqrt((variance?.[i] ?? 0) + epsilon));
  const offset = scale.map((factor, i) => (beta?.[i] ?? 0) - (mean?.[i] ?? 0) * factor);
  const factors = graph.floats(`${name}/scale`, [scale.length], Float32Array.from(scale));
  const scaled = graph.node("Mul", [inputAt(context, 0), factors], { name: `${name}/scaled` });
  return graph.node("Add", [scaled, graph.floats(`${name}/offset`, [scale.length], Float32Array.from(offset))], {
    name,
  });
};
