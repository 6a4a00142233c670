import { optionFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { elementTypes, float32Tensor, int32Tensor } from "../../onnx/tensor.js";
import { flagOf, numberOf, sizeOf } from "../config.js";
import { type Converter, type Flow, type LayerContext, onlyInput } from "../layer.js";
import { reduce } from "../reduce.js";

/** Embedding: one Gather on [batch, time] ids; with `mask_zero`, id 0 is padding. */
export const embedding: Converter = (inputs, context) => {
  const { graph, name } = context;
  const input = onlyInput(inputs, context);
  const [words, units] = [sizeOf(context, "input_dim"), sizeOf(context, "output_dim")];
  const { id = 0 } = input.cutIds === undefined ? {} : (context.frontPadding ?? {});
  if (id >= words) throw optionFault("frontPadding.id", `an id below ${words}`, String(id));
  const table = context.weight("embeddings", [words, units]);
  const ids = input.type === "int32" ? input.value : cast(input.value, "int32", `${name}/ids`, context);
  const value = graph.node("Gather", [graph.floats(`${name}/embeddings`, table.shape, table.values), ids], { name });
  const mask = flagOf(context, "mask_zero") ? differs(input, 0, context) : undefined; // [batch, time]
  return [{ value, shape: [...input.shape, units], mask }]; // [batch, time, units]
};

/** Masking: a step whose features all equal `mask_value` is padding, and becomes zero. */
export const masking: Converter = (inputs, context) => {
  const { graph, name } = context;
  const input = onlyInput(inputs, context);
  const last = input.shape.length;
  const isOther = differs(input, numberOf(context, "mask_value", 0), context); // [batch, time, features]
  const counts = cast(isOther, "float32", `${name}/counts`, context);
  const some = reduce(graph, "ReduceMax", counts, { name: `${name}/some`, axes: [last], keepAxes: true });
  const value = graph.node("Mul", [input.value, some], { name }); // [batch, time, features]
  const steps = graph.node("Squeeze", [some, graph.ints(`${name}/axes`, [last])], { name: `${name}/steps` });
  const mask = cast(steps, "bool", `${name}/mask`, context); // [batch, time]
  return [{ value, shape: input.shape, mask }];
};

function differs({ value, type }: Flow, from: number, { graph, name }: LayerContext): Value {
  const constant = type === "int32" ? int32Tensor([], Int32Array.of(from)) : float32Tensor([], Float32Array.of(from));
  const same = graph.node("Equal", [value, graph.constant(`${name}/padding`, constant)], {
    name: `${name}/is_padding`,
  });
  return graph.node("Not", [same], { name: `${name}/is_step` });
}

function cast(value: Value, type: "int32" | "float32" | "bool", as: string, { graph }: LayerContext): Value {
  return graph.node("Cast", [value], { name: as, attributes: { to: int(elementTypes[type]) } });
}
