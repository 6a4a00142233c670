import { modelFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import { integersOf, rowAxis } from "../config.js";
import type { Converter, Flow, LayerContext } from "../layer.js";

/** Add, Subtract, Multiply, Maximum, Minimum: the same operator over all inputs, one after the other. */
export function merge(op: "Add" | "Sub" | "Mul" | "Max" | "Min"): Converter {
  return (inputs, context) => {
    if (op === "Sub" && inputs.length !== 2) throw modelFault(context.name, "two inputs", `${inputs.length}`);
    return [{ ...fold(op, inputs, context.name, context), mask: mergedMask(inputs, context) }];
  };
}

/** Average: the sum over the number of inputs. */
export const average: Converter = (inputs, context) => {
  const { graph, name } = context;
  const sum = fold("Add", inputs, `${name}/sum`, context);
  const count = graph.scalar(`${name}/count`, inputs.length);
  return [{ ...sum, value: graph.node("Div", [sum.value, count], { name }), mask: mergedMask(inputs, context) }];
};

/** Concatenate along one axis, counted with the batch. */
export const concatenate: Converter = (inputs, context) => {
  const { graph, name } = context;
  const rank = inputs[0]?.shape.length ?? 0;
  const [given = -1] = integersOf(context, "axis", -1);
  const axis = rowAxis(given, rank, context);
  const others = ({ shape }: Flow) =>
    shape
      .filter((_, i) => i !== axis)
      .map((size) => (typeof size === "number" ? size : "open"))
      .join();
  const odd = inputs.find((flow) => flow.shape.length !== rank || others(flow) !== others(inputs[0] ?? flow));
  if (odd) throw modelFault(name, `inputs that differ in axis ${axis + 1} only`, shapes(inputs));
  const sizes = inputs.map(({ shape }) => shape[axis] ?? 0);
  const isFixed = sizes.every((size) => typeof size === "number");
  const total: Dimension = isFixed ? sizes.reduce<number>((sum, size) => sum + Number(size), 0) : `${name}_size`;
  const value = graph.node(
    "Concat",
    inputs.map((flow) => flow.value),
    { name, attributes: { axis: int(axis + 1) } },
  );
  const shape = (inputs[0]?.shape ?? []).map((size, i) => (i === axis ? total : size));
  const isTime = axis === 0 && rank > 1;
  if (isTime && inputs.some(({ mask }) => mask))
    throw modelFault(name, "inputs without mask, or another axis", "a mask");
  return [{ value, shape, mask: isTime ? undefined : commonMask(inputs, context) }];
};

function fold(op: string, inputs: readonly Flow[], as: string, context: LayerContext): Flow {
  const [first, ...rest] = sameRank(inputs, context);
  if (!first || rest.length === 0) throw modelFault(context.name, "two inputs or more", `${inputs.length}`);
  return rest.reduce((sum, next, i) => {
    const name = i === rest.length - 1 ? as : `${as}_${i + 1}`;
    const value = context.graph.node(op, [sum.value, next.value], { name });
    return { value, shape: broadcast(sum.shape, next.shape, context) };
  }, first);
}

/** Keras gives shorter inputs axes of one behind the batch. */
function sameRank(inputs: readonly Flow[], { graph, name }: LayerContext): Flow[] {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  return inputs.map(({ value, shape }, i) => {
    const missing = rank - shape.length;
    if (missing === 0) return { value, shape };
    const axes = graph.ints(
      `${name}/axes_${i}`,
      Array.from({ length: missing }, (_, axis) => axis + 1),
    );
    const wide: Value = graph.node("Unsqueeze", [value, axes], { name: `${name}/wide_${i}` });
    return { value: wide, shape: [...Array.from({ length: missing }, () => 1), ...shape] };
  });
}

function broadcast(a: readonly Dimension[], b: readonly Dimension[], { name }: LayerContext): Dimension[] {
  return a.map((size, axis) => {
    const other = b[axis] ?? 1;
    if (size === other || other === 1) return size;
    if (size === 1) return other;
    if (typeof size === "string") return other; // equal at run time, or onnxruntime refuses
    if (typeof other === "string") return size;
    throw modelFault(name, `shape [${a}]`, `[${b}]`);
  });
}

/** tfjs gives the masks of its merge layers a wrong rank and forgets the last one: there nothing may depend on them. */
function mergedMask(inputs: readonly Flow[], context: LayerContext): Value | undefined {
  return context.dialect === "tfjs" ? undefined : commonMask(inputs, context);
}

/** The steps that all masked inputs have in common: https://keras.io/api/layers/merging_layers/. */
function commonMask(inputs: readonly Flow[], { graph, name }: LayerContext): Value | undefined {
  const [first, ...rest] = new Set(inputs.flatMap(({ mask }) => mask ?? []));
  return rest.reduce((all, mask) => graph.node("And", [all ?? mask, mask], { name: `${name}/mask` }), first);
}

function shapes(inputs: readonly Flow[]): string {
  return inputs.map(({ shape }) => `[${shape}]`).join(" and ");
}
