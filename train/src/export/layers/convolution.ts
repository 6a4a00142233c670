import { modelFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { flagOf, numberOf, sizeOf } from "../config.js";
import type { LayerContext, UnaryConverter } from "../layer.js";
import { anySize } from "../saved/weight-store.js";
import { activate, activationName } from "./activation.js";
import { type ChannelsFirst, fromChannelsFirst, toChannelsFirst } from "./channels.js";
import { outputSpace, readWindow, type Window, windowAttributes } from "./window.js";

/** Conv1D and Conv2D: one Conv, channels first. https://keras.io/api/layers/convolution_layers/ */
export function convolution(axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const x = toChannelsFirst(input, context);
    const window = readWindow(context, "kernel_size", axes);
    const [filters, groups] = [sizeOf(context, "filters"), numberOf(context, "groups", 1)];
    const inputs = x.channels / groups;
    const kernel = context.weight("kernel", [...window.kernel, inputs, filters]).values;
    const turned = spaceInOutToOutInSpace(kernel, inputs, filters);
    const w = context.graph.floats(`${context.name}/W`, [filters, inputs, ...window.kernel], turned);
    const y = convolve(x, { w, filters, groups, window, as: context.name, bias: bias(filters, context) }, context);
    return finish(y, context);
  };
}

/** DepthwiseConv2D: a convolution of each channel by itself. tfjs ignores its dilation, so that it must be 1 there. */
export const depthwiseConvolution: UnaryConverter = (input, context) => {
  const x = toChannelsFirst(input, context);
  const window = readWindow(context, "kernel_size", 2);
  if (context.dialect === "tfjs" && window.dilations.some((rate) => rate !== 1)) {
    throw modelFault(context.name, "dilation_rate: 1, for tfjs ignores any other", `[${window.dilations}]`);
  }
  const filters = x.channels * sizeOf(context, "depth_multiplier", 1);
  return finish(depthwise(x, window, bias(filters, context), context), context);
};

/** SeparableConv1D and 2D: a depthwise convolution, then one over the channels. */
export function separableConvolution(axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const { graph, name } = context;
    const x = toChannelsFirst(input, context);
    const window = readWindow(context, "kernel_size", axes);
    const filters = sizeOf(context, "filters");
    const middle = depthwise(x, window, undefined, context); // [batch, in · multiplier, …space]
    const ones = window.kernel.map(() => 1);
    const kernel = context.weight("pointwise_kernel", [...ones, middle.channels, filters]).values;
    const turned = spaceInOutToOutInSpace(kernel, middle.channels, filters);
    const w = graph.floats(`${name}/pointwise_W`, [filters, middle.channels, ...ones], turned);
    const point: Window = { kernel: ones, strides: ones, dilations: ones, padding: "valid" };
    return finish(
      convolve(middle, { w, filters, groups: 1, window: point, as: name, bias: bias(filters, context) }, context),
      context,
    );
  };
}

function depthwise(x: ChannelsFirst, window: Window, b: Value | undefined, context: LayerContext): ChannelsFirst {
  const { graph, name, config } = context;
  // tfjs does not save the multiplier of its SeparableConv2D: there the weight alone says it.
  const multiplier = config.depth_multiplier === undefined ? anySize : sizeOf(context, "depth_multiplier");
  const kernel = context.weight("depthwise_kernel", [...window.kernel, x.channels, multiplier]);
  const filters = x.channels * (kernel.shape.at(-1) ?? 1);
  const turned = spaceInOutToOutInSpace(kernel.values, 1, filters); // […space, in · multiplier] → [in · multiplier, 1, …space]
  const w = graph.floats(`${name}/depthwise_W`, [filters, 1, ...window.kernel], turned);
  return convolve(x, { w, filters, groups: x.channels, window, as: `${name}/depthwise`, bias: b }, context);
}

interface Convolution {
  readonly w: Value;
  readonly filters: number;
  readonly groups: number;
  readonly window: Window;
  readonly as: string;
  readonly bias: Value | undefined;
}

function convolve(
  x: ChannelsFirst,
  { w, filters, groups, window, as, bias: b }: Convolution,
  context: LayerContext,
): ChannelsFirst {
  const attributes = { ...windowAttributes(window, x.space, context), ...(groups > 1 && { group: int(groups) }) };
  const inputs = b === undefined ? [x.value, w] : [x.value, w, b];
  const value = context.graph.node("Conv", inputs, { name: as, attributes });
  return { value, channels: filters, space: outputSpace(window, x.space, context) };
}

/** The activation goes before the turn back, so that the turns of two layers cancel; softmax is over the channels. */
function finish(y: ChannelsFirst, context: LayerContext): ReturnType<UnaryConverter> {
  const { activation } = context.config;
  const isOverChannels = activationName(activation).includes("softmax");
  if (isOverChannels) return activate(fromChannelsFirst(y, context), activation, context);
  const { value } = activate({ value: y.value, shape: [] }, activation, context);
  return fromChannelsFirst({ ...y, value }, context);
}

function bias(filters: number, context: LayerContext): Value | undefined {
  if (!flagOf(context, "use_bias", true)) return undefined;
  return context.graph.floats(`${context.name}/B`, [filters], context.weight("bias", [filters]).values);
}

/** Keras […space, in, out] → ONNX [out, in, …space]. */
export function spaceInOutToOutInSpace(kernel: Float32Array, inputs: number, outputs: number): Float32Array {
  const turned = new Float32Array(kernel.length);
  const space = kernel.length / (inputs * outputs);
  for (let at = 0; at < space; at++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        turned[(o * inputs + i) * space + at] = kernel[(at * inputs + i) * outputs + o] ?? 0;
      }
    }
  }
  return turned;
}
