import { modelFault } from "../../errors.js";
import { type Attribute, int, ints, string } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { spaceInOutToOutInSpace } from "../layers/convolution.js";
import { afterFused } from "./arithmetic.js";
import { integers, text } from "./attributes.js";
import { constantAt, inputAt, type OperationContext, type OperationConverter } from "./operation.js";
import type { GraphNode } from "./parse-graph.js";

/** Conv2D: kernel [height, width, in, out], images [batch, height, width, channels]. */
export const conv2d: OperationConverter = (context) => {
  const { shape, values } = constantAt(context, 1);
  const [height = 0, width = 0, inputs = 0, outputs = 0] = shape;
  const w = context.graph.floats(
    `${context.name}/W`,
    [outputs, inputs, height, width],
    spaceInOutToOutInSpace(values, inputs, outputs),
  );
  return convolve(w, [height, width], 1, context);
};

/** DepthwiseConv2dNative: kernel [height, width, in, multiplier]. */
export const depthwiseConv2d: OperationConverter = (context) => {
  const { shape, values } = constantAt(context, 1);
  const [height = 0, width = 0, inputs = 0, multiplier = 0] = shape;
  const outputs = inputs * multiplier;
  const w = context.graph.floats(
    `${context.name}/W`,
    [outputs, 1, height, width],
    spaceInOutToOutInSpace(values, 1, outputs),
  );
  return convolve(w, [height, width], inputs, context);
};

function convolve(w: Value, kernel: number[], groups: number, context: OperationContext): Value {
  const { graph, name } = context;
  const attributes = { ...window(kernel, context), ...(groups > 1 && { group: int(groups) }) };
  const value = graph.node("Conv", [channelsFirst(context), w], { name: `${name}/Conv`, attributes });
  return afterFused(channelsLast(value, context), context);
}

/** MaxPool and AvgPool. */
export function pool(op: "MaxPool" | "AveragePool"): OperationConverter {
  return (context) => {
    const [, height = 1, width = 1] = integers(context.node, "ksize");
    const padding = text(context.node, "padding", "VALID");
    if (padding === "EXPLICIT")
      throw modelFault(context.node.name, "padding: SAME or VALID, as tfjs has them", padding);
    const attributes = window([height, width], context);
    const value = context.graph.node(op, [channelsFirst(context)], { name: `${context.name}/${op}`, attributes });
    return channelsLast(value, context);
  };
}

function window(kernel: number[], { node }: OperationContext): Record<string, Attribute> {
  const [, down = 1, right = 1] = integers(node, "strides");
  const [, dilationDown = 1, dilationRight = 1] = integers(node, "dilations");
  const shape = {
    kernel_shape: ints(kernel),
    strides: ints([down, right]),
    dilations: ints([dilationDown, dilationRight]),
  };
  const { dilations, ...plain } = shape;
  const isDilated = dilationDown !== 1 || dilationRight !== 1;
  const common = isDilated ? shape : plain;
  const padding = text(node, "padding", "VALID");
  switch (padding) {
    case "VALID":
      return common;
    case "SAME":
      return { ...common, ...samePads(kernel, [down, right], [dilationDown, dilationRight], node) };
    case "EXPLICIT": {
      const [, , top = 0, bottom = 0, left = 0, end = 0] = integers(node, "explicit_paddings");
      return { ...common, pads: ints([top, left, bottom, end]) };
    }
    default:
      throw modelFault(node.name, "padding: SAME, VALID or EXPLICIT", padding);
  }
}

/** Where the stride is one, the pads do not depend on the size; elsewhere the runtime works them out, without dilation. */
function samePads(
  kernel: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
  { name }: GraphNode,
): Record<string, Attribute> {
  if (strides.every((stride) => stride === 1)) {
    const reach = kernel.map((size, axis) => (size - 1) * (dilations[axis] ?? 1));
    return { pads: ints([...reach.map((all) => Math.floor(all / 2)), ...reach.map((all) => Math.ceil(all / 2))]) };
  }
  if (dilations.every((rate) => rate === 1)) return { auto_pad: string("SAME_UPPER") };
  throw modelFault(name, "strides or dilations of 1", `strides ${strides} and dilations ${dilations}`);
}

/** Two operations in a row turn once: see `channelsFirst` of the emitter. */
function channelsFirst(context: OperationContext): Value {
  const { graph, name, node } = context;
  const format = text(node, "data_format", "NHWC");
  if (format !== "NHWC") throw modelFault(node.name, "data_format: NHWC", format);
  const x = inputAt(context, 0);
  const attributes = { perm: ints([0, 3, 1, 2]) };
  return graph.channelsFirst.get(x) ?? graph.node("Transpose", [x], { name: `${name}/channels_first`, attributes });
}

function channelsLast(value: Value, { graph, name, node }: OperationContext): Value {
  const attributes = { perm: ints([0, 2, 3, 1]) };
  const isLast = !("fused_ops" in node.attributes);
  const turned = graph.node("Transpose", [value], { name: isLast ? name : `${name}/channels_last`, attributes });
  graph.channelsFirst.set(turned, value);
  return turned;
}
