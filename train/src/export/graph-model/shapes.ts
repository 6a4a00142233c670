import { modelFault } from "../../errors.js";
import { int, ints } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { type ElementType, elementTypes } from "../../onnx/tensor.js";
import { dataType, float, integer, integers } from "./attributes.js";
import { inputAt, integersAt, type OperationContext, type OperationConverter } from "./operation.js";

export const identity: OperationConverter = (context) => inputAt(context, 0);

/** A shape that is constant, or computed as int32. */
export const reshape: OperationConverter = (context) => {
  const { graph, name, constants } = context;
  const shape = constants[1]
    ? graph.ints(`${name}/shape`, integersAt(context, 1))
    : cast(inputAt(context, 1), "int64", `${name}/shape`, context);
  // TensorFlow's 0 is an axis of none, which no classifier has; ONNX' would copy a size.
  if (constants[1] && integersAt(context, 1).includes(0)) throw modelFault(context.node.name, "sizes from 1 up", "0");
  return graph.node("Reshape", [inputAt(context, 0), shape], { name });
};

export const squeeze: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const axes = integers(node, "squeeze_dims").concat(integers(node, "axis"));
  const which = axes.length > 0 ? [graph.ints(`${name}/axes`, axes)] : [];
  return graph.node("Squeeze", [inputAt(context, 0), ...which], { name });
};

export const expandDims: OperationConverter = (context) => {
  const { graph, name } = context;
  return graph.node("Unsqueeze", [inputAt(context, 0), graph.ints(`${name}/axes`, integersAt(context, 1))], { name });
};

export const transpose: OperationConverter = (context) =>
  context.graph.node("Transpose", [inputAt(context, 0)], {
    name: context.name,
    attributes: { perm: ints(integersAt(context, 1)) },
  });

/** ConcatV2: the axis comes last. */
export const concat: OperationConverter = (context) => {
  const { graph, name, inputs } = context;
  const [axis = 0] = integersAt(context, inputs.length - 1);
  return graph.node("Concat", inputs.slice(0, -1), { name, attributes: { axis: int(axis) } });
};

/** Pack: a new axis, along which the inputs are joined. */
export const pack: OperationConverter = (context) => {
  const { graph, name, node, inputs } = context;
  const axis = integer(node, "axis", 0);
  const axes = graph.ints(`${name}/axes`, [axis]);
  const rows = inputs.map((input, i) => graph.node("Unsqueeze", [input, axes], { name: `${name}/row_${i}` }));
  return graph.node("Concat", rows, { name, attributes: { axis: int(axis) } });
};

/** GatherV2: rows of a table by int32 ids. */
export const gather: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const batchDims = integer(node, "batch_dims", 0);
  if (batchDims !== 0) throw modelFault(node.name, "batch_dims: 0", String(batchDims));
  const [axis = 0] = context.inputs.length > 2 ? integersAt(context, 2) : [];
  const ids = inputAt(context, 1);
  return graph.node("Gather", [inputAt(context, 0), ids], { name, attributes: { axis: int(axis) } });
};

/** Pad with zeros, or with PadV2's constant. */
export const pad: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const constant = float(node, "constant_value", 0);
  if (constant !== 0) throw modelFault(node.name, "constant_value: 0", String(constant));
  const pairs = integersAt(context, 1); // [axes, 2]
  const side = (which: 0 | 1) => pairs.filter((_, i) => i % 2 === which);
  const pads = graph.ints(`${name}/pads`, [...side(0), ...side(1)]);
  const value = context.inputs.length > 2 ? [inputAt(context, 2)] : [];
  return graph.node("Pad", [inputAt(context, 0), pads, ...value], { name });
};

/** A tensor's shape, as the int32 that TensorFlow counts in. */
export const shape: OperationConverter = (context) => {
  const sizes = context.graph.node("Shape", [inputAt(context, 0)], { name: `${context.name}/int64` });
  return cast(sizes, "int32", context.name, context);
};

/** StridedSlice with constant bounds and at most one axis taken away, as shapes are read. */
export const stridedSlice: OperationConverter = (context) => {
  const { graph, name, node } = context;
  const [begin, end, strides] = [1, 2, 3].map((at) => integersAt(context, at));
  const mask = (key: string) => (axis: number) => ((integer(node, key, 0) >> axis) & 1) === 1;
  const odd = ["ellipsis_mask", "new_axis_mask"].find((key) => integer(node, key, 0) !== 0);
  if (odd) throw modelFault(node.name, `${odd}: 0`, String(integer(node, odd, 0)));
  const axes = (begin ?? []).map((_, axis) => axis);
  const shrinks = mask("shrink_axis_mask");
  const starts = axes.map((axis) => (mask("begin_mask")(axis) ? 0 : (begin?.[axis] ?? 0)));
  const ends = axes.map((axis) => {
    if (shrinks(axis)) return starts[axis] === -1 ? 2 ** 31 - 1 : (starts[axis] ?? 0) + 1;
    return mask("end_mask")(axis) ? 2 ** 31 - 1 : (end?.[axis] ?? 0);
  });
  if ((strides ?? []).some((stride) => stride < 1)) throw modelFault(node.name, "strides from 1 up", `[${strides}]`);
  const bounds = [starts, ends, axes, strides ?? []].map((values, i) => graph.ints(`${name}/bounds_${i}`, values));
  const taken = axes.filter(shrinks);
  const slice = graph.node("Slice", [inputAt(context, 0), ...bounds], {
    name: taken.length > 0 ? `${name}/slice` : name,
  });
  return taken.length > 0 ? graph.node("Squeeze", [slice, graph.ints(`${name}/taken`, taken)], { name }) : slice;
};

const types: Readonly<Record<string, ElementType>> = {
  DT_FLOAT: "float32",
  DT_INT32: "int32",
  DT_INT64: "int32", // tfjs has none other
  DT_BOOL: "bool",
  DT_UINT8: "uint8",
};

/** @throws TrainFault where the type is none of tfjs' numbers */
export function elementType(name: string, place: string): ElementType {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) throw modelFault(place, `a type of ${Object.keys(types).join(", ")}`, name);
  return type;
}

export const castTo: OperationConverter = (context) =>
  cast(inputAt(context, 0), elementType(dataType(context.node, "DstT"), context.node.name), context.name, context);

function cast(value: Value, to: ElementType, as: string, { graph }: OperationContext): Value {
  return graph.node("Cast", [value], { name: as, attributes: { to: int(elementTypes[to]) } });
}
