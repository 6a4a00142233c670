import { modelFault } from "../../errors.js";
import { type Attribute, ints, string } from "../../onnx/attribute.js";
import type { Dimension } from "../../onnx/graph.js";
import { sizesOf, wordOf } from "../config.js";
import type { LayerContext } from "../layer.js";

/** A window that slides over space, as convolutions and pools have it. */
export interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: "valid" | "same" | "causal";
}

/** @param axes how many axes the space has */
export function readWindow(context: LayerContext, kernelKey: "kernel_size" | "pool_size", axes: number): Window {
  const isPool = kernelKey === "pool_size";
  const kernel = sizesOf(context, kernelKey, axes, isPool ? 2 : undefined);
  const { strides } = context.config;
  return {
    kernel,
    strides: isPool && (strides === null || strides === undefined) ? kernel : sizesOf(context, "strides", axes, 1),
    dilations: isPool ? kernel.map(() => 1) : sizesOf(context, "dilation_rate", axes, 1),
    padding: wordOf(context, "padding", ["valid", "same", "causal"], "valid"),
  };
}

/** https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
export function outputSpace(
  { kernel, strides, dilations, padding }: Window,
  space: readonly Dimension[],
  { name }: LayerContext,
): Dimension[] {
  return space.map((size, axis) => {
    const [k = 1, stride = 1, dilation = 1] = [kernel[axis], strides[axis], dilations[axis]];
    const isKept = stride === 1 && padding !== "valid";
    if (typeof size !== "number") return isKept ? size : `${name}_size_${axis + 1}`;
    const covered = padding === "valid" ? size - (k - 1) * dilation : size;
    if (covered < 1) throw modelFault(name, `at least ${(k - 1) * dilation + 1} steps for a window of ${k}`, `${size}`);
    return Math.ceil(covered / stride);
  });
}

/** strides, dilations and pads; where the size is open and its remainder counts, the runtime works out the pads. */
export function windowAttributes(
  window: Window,
  space: readonly Dimension[],
  context: LayerContext,
): Record<string, Attribute> {
  const { kernel, strides, dilations } = window;
  const isDilated = dilations.some((rate) => rate !== 1);
  const shape = {
    kernel_shape: ints(kernel),
    strides: ints(strides),
    ...(isDilated && { dilations: ints(dilations) }),
  };
  if (window.padding === "valid") return shape;
  const pads = space.map((size, axis) => padsOf(window, size, axis));
  if (pads.some((pair) => pair === undefined)) {
    if (isDilated) throw modelFault(context.name, "fixed sizes under dilation and strides", `[${space}]`);
    return { ...shape, auto_pad: string("SAME_UPPER") };
  }
  return { ...shape, pads: ints([...pads.map((pair) => pair?.[0] ?? 0), ...pads.map((pair) => pair?.[1] ?? 0)]) };
}

/** TensorFlow puts the odd one behind. */
function padsOf(
  { kernel, strides, dilations, padding }: Window,
  size: Dimension,
  axis: number,
): readonly [number, number] | undefined {
  const [k = 1, stride = 1, dilation = 1] = [kernel[axis], strides[axis], dilations[axis]];
  const reach = (k - 1) * dilation;
  if (padding === "causal") return [reach, 0];
  if (stride !== 1 && typeof size !== "number") return undefined;
  const total =
    stride === 1 ? reach : Math.max(0, (Math.ceil(Number(size) / stride) - 1) * stride + reach + 1 - Number(size));
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
