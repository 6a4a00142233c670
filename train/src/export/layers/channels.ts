import { ints } from "../../onnx/attribute.js";
import type { Dimension, Value } from "../../onnx/graph.js";
import { wordOf } from "../config.js";
import { type Flow, fixedSize, type LayerContext } from "../layer.js";

/** An image or a sequence as ONNX' convolutions take it: [batch, channels, …space]. */
export interface ChannelsFirst {
  readonly value: Value;
  readonly channels: number;
  readonly space: readonly Dimension[];
}

/** Which axis the channels of a layer are on. */
export function dataFormat(context: LayerContext): "channels_last" | "channels_first" {
  return wordOf(context, "data_format", ["channels_last", "channels_first"], "channels_last");
}

/** Turns a layer's input, unless it is so already or was turned back just before. */
export function toChannelsFirst(input: Flow, context: LayerContext): ChannelsFirst {
  const { graph, name } = context;
  const { shape } = input;
  if (dataFormat(context) === "channels_first") {
    return { value: input.value, channels: fixedSize(shape[0], "the channels", context), space: shape.slice(1) };
  }
  const channels = fixedSize(shape.at(-1), "the channels", context);
  const perm = ints([0, shape.length, ...shape.slice(1).map((_, i) => i + 1)]);
  const value =
    graph.channelsFirst.get(input.value) ??
    graph.node("Transpose", [input.value], { name: `${name}/channels_first`, attributes: { perm } });
  return { value, channels, space: shape.slice(0, -1) };
}

/** Turns a layer's output back. */
export function fromChannelsFirst({ value, channels, space }: ChannelsFirst, context: LayerContext): Flow {
  const { graph, name } = context;
  if (dataFormat(context) === "channels_first") return { value, shape: [channels, ...space] };
  const perm = ints([0, ...space.map((_, i) => i + 2), 1]);
  const turned = graph.node("Transpose", [value], { name: `${name}/channels_last`, attributes: { perm } });
  graph.channelsFirst.set(turned, value);
  return { value: turned, shape: [...space, channels] };
}
