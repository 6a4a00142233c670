import { modelFault } from "../../errors.js";
import { string } from "../../onnx/attribute.js";
import type { Dimension } from "../../onnx/graph.js";
import { marginsOf, sizesOf, wordOf } from "../config.js";
import type { UnaryConverter } from "../layer.js";
import { dataFormat, fromChannelsFirst, toChannelsFirst } from "./channels.js";

/** ZeroPadding1D and 2D. */
export function zeroPadding(axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const { graph, name } = context;
    const margins = marginsOf(context, "padding", axes);
    const begin = dataFormat(context) === "channels_first" ? 2 : 1; // the first axis of space
    const pad = (side: 0 | 1) =>
      Array.from({ length: input.shape.length + 1 }, (_, axis) => margins[axis - begin]?.[side] ?? 0);
    const pads = graph.ints(`${name}/pads`, [...pad(0), ...pad(1)]);
    const shape = resized(
      input.shape,
      begin,
      name,
      (size, axis) => size + (margins[axis]?.[0] ?? 0) + (margins[axis]?.[1] ?? 0),
    );
    return { value: graph.node("Pad", [input.value, pads], { name }), shape };
  };
}

/** Cropping1D and 2D. */
export function cropping(axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const { graph, name } = context;
    const margins = marginsOf(context, "cropping", axes);
    const begin = dataFormat(context) === "channels_first" ? 2 : 1;
    const shape = resized(
      input.shape,
      begin,
      name,
      (size, axis) => size - (margins[axis]?.[0] ?? 0) - (margins[axis]?.[1] ?? 0),
    );
    const least = shape.find((size) => typeof size === "number" && size < 1);
    if (least !== undefined) throw modelFault(name, "cropping that leaves something", JSON.stringify(margins));
    const starts = graph.ints(
      `${name}/starts`,
      margins.map(([before]) => before),
    );
    const ends = graph.ints(
      `${name}/ends`,
      margins.map(([, after]) => (after === 0 ? 2 ** 31 - 1 : -after)),
    );
    const along = graph.ints(
      `${name}/axes`,
      margins.map((_, axis) => axis + begin),
    );
    return { value: graph.node("Slice", [input.value, starts, ends, along], { name }), shape };
  };
}

/**
 * UpSampling1D and 2D. Nearest is the same everywhere for whole factors; tfjs' bilinear counts from the corner of a
 * pixel, Keras' from its middle.
 */
export function upSampling(axes: 1 | 2): UnaryConverter {
  return (input, context) => {
    const { graph, name, dialect } = context;
    const x = toChannelsFirst(input, context);
    const factors = sizesOf(context, "size", axes, 2);
    const isNearest = wordOf(context, "interpolation", ["nearest", "bilinear"], "nearest") === "nearest";
    const scales = graph.floats(`${name}/scales`, [axes + 2], Float32Array.of(1, 1, ...factors));
    const fromCorner = isNearest || dialect === "tfjs";
    const attributes = {
      mode: string(isNearest ? "nearest" : "linear"),
      coordinate_transformation_mode: string(fromCorner ? "asymmetric" : "half_pixel"),
      ...(isNearest && { nearest_mode: string("floor") }),
    };
    const value = graph.node("Resize", [x.value, "", scales], { name, attributes });
    const space = resized(x.space, 1, name, (size, axis) => size * (factors[axis] ?? 1));
    return fromChannelsFirst({ ...x, value, space }, context);
  };
}

/** @param begin where space begins, counted with the batch */
function resized(
  shape: readonly Dimension[],
  begin: number,
  name: string,
  size: (before: number, axis: number) => number,
): Dimension[] {
  return shape.map((before, i) => {
    const axis = i + 1 - begin;
    const after = typeof before === "number" ? (axis < 0 ? before : size(before, axis)) : `${name}_size_${i + 1}`;
    return axis < 0 ? before : after;
  });
}
