import { modelFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import { elementTypes } from "../../onnx/tensor.js";
import { integersOf, rowAxis } from "../config.js";
import type { Converter, Flow, LayerContext } from "../layer.js";
import { isKerasFrom } from "../saved/keras-version.js";

/** Add, Subtract, Multiply, Maximum, Minimum: the same operator over all inputs, one after the other. */
export function merge(op: "Add" | "Sub" | "Mul" | "Max" | "Min"): Converter {
  return (inputs, context) => {
    if (op === "Sub" && inputs.length !== 2) throw modelFault(context.name, "two inputs", `${inputs.length}`);
    const isSum = op === "Add" || op === "Sub";
    return [{ ...fold(op, inputs, context.name, context), mask: mergedMask(inputs, context, isSum) }];
  };
}

/** Average: the sum over the number of inputs. */
export const average: Converter = (inputs, context) => {
  const { graph, name } = context;
  const sum = fold("Add", inputs, `${name}/sum`, context);
  const count = graph.scalar(`${name}/count`, inputs.length);
  return [{ ...sum, value: graph.node("Div", [sum.value, count], { name }), mask: mergedMask(inputs, context, true) }];
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
  demandCertainMasks(inputs, context, isTime);
  return [{ value, shape, mask: isTime ? maskBehindMask(inputs, context) : commonMask(inputs, context) }];
};

/**
 * The masks one behind the other, as their steps are; a step without mask counts.
 * @throws TrainFault where only some are masked in a tfjs file: tfjs itself fails there
 */
function maskBehindMask(inputs: readonly Flow[], { graph, name, dialect }: LayerContext): Value | undefined {
  const masked = inputs.filter(({ mask }) => mask !== undefined);
  if (masked.length === 0) return undefined;
  if (dialect === "tfjs" && masked.length < inputs.length)
    throw modelFault(name, "a mask on every input, or on none", `on ${masked.length} of ${inputs.length}`);
  const bounds = (as: string, value: number) => graph.ints(`${name}/${as}`, [value]);
  const masks = inputs.map(({ value, mask }, i) => {
    if (mask !== undefined) return mask;
    const all = graph.node("Shape", [value], { name: `${name}/shape_${i}` });
    const front = graph.node("Slice", [all, bounds("begin", 0), bounds("end", 2)], { name: `${name}/steps_${i}` });
    const ones = graph.node("ConstantOfShape", [front], { name: `${name}/zeros_${i}` });
    const isOff = graph.node("Cast", [ones], { name: `${name}/off_${i}`, attributes: { to: int(elementTypes.bool) } });
    return graph.node("Not", [isOff], { name: `${name}/on_${i}` }); // bool [batch, time]
  });
  return graph.node("Concat", masks, { name: `${name}/mask`, attributes: { axis: int(1) } });
}

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
function mergedMask(inputs: readonly Flow[], context: LayerContext, isSum: boolean): Value | undefined {
  demandCertainMasks(inputs, context, false, isSum);
  return context.dialect === "tfjs" ? undefined : commonMask(inputs, context);
}

/**
 * Keras 3.4 changed what merge layers do with masks: where they differ, a step counts if any input has it, and products,
 * maxima and minima leave masked values out (https://github.com/keras-team/keras/pull/19685); before, masks got lost.
 * @param isTime are the inputs put one behind the other?
 * @throws TrainFault where a Keras 3 file may mean more than one thing
 */
function demandCertainMasks(
  inputs: readonly Flow[],
  { name, dialect, source }: LayerContext,
  isTime: boolean,
  keepsValues = true,
): void {
  const masks = new Set(inputs.map(({ mask }) => mask));
  if (dialect !== "keras3" || (masks.size === 1 && masks.has(undefined))) return;
  if (!isKerasFrom(source, 3, 4))
    throw modelFault(name, "inputs without mask, or a file of Keras 3.4 or later", source);
  if (!keepsValues) throw modelFault(name, "inputs without mask", "a mask, under which Keras 3 computes otherwise");
  if (!isTime && masks.size > 1) throw modelFault(name, "inputs of one mask", "masks that differ");
}

/** The steps that all masked inputs have in common: https://keras.io/api/layers/merging_layers/. */
function commonMask(inputs: readonly Flow[], { graph, name }: LayerContext): Value | undefined {
  const [first, ...rest] = new Set(inputs.flatMap(({ mask }) => mask ?? []));
  return rest.reduce((all, mask) => graph.node("And", [all ?? mask, mask], { name: `${name}/mask` }), first);
}

function shapes(inputs: readonly Flow[]): string {
  return inputs.map(({ shape }) => `[${shape}]`).join(" and ");
}
