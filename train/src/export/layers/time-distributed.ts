import { modelFault } from "../../errors.js";
import { int } from "../../onnx/attribute.js";
import type { Value } from "../../onnx/graph.js";
import { type Flow, fixedSize, type LayerContext, type UnaryConverter } from "../layer.js";
import { readLayer } from "../saved/record.js";

/** Layers that treat every step alike anyway, so that nothing has to be turned. */
const stepwise = ["Dense", "Activation", "Dropout", "ReLU", "LeakyReLU", "ELU", "ThresholdedReLU"];

/** TimeDistributed: time becomes part of the batch for the layer inside, and comes back after it. */
export const timeDistributed: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const inner = readLayer(context.config.layer, name);
  const [time, ...rest] = input.shape;
  if (time === undefined || rest.length === 0)
    throw modelFault(name, "input [batch, time, …]", `[batch, ${input.shape}]`);
  if (stepwise.includes(inner.class_name))
    return single(context.convertInside(inner, [{ ...input, mask: undefined }]), context);
  const sizes = rest.map((size) => fixedSize(size, "every axis but time", context));
  const steps = graph.node("Reshape", [input.value, graph.ints(`${name}/step_shape`, [-1, ...sizes])], {
    name: `${name}/steps`, // [batch · time, …]
  });
  const output = single(context.convertInside(inner, [{ value: steps, shape: sizes }]), context); // [batch · time, …]
  const after = output.shape.map((size) => fixedSize(size, "every axis but time", context));
  const shape =
    typeof time === "number"
      ? graph.ints(`${name}/shape`, [-1, time, ...after])
      : openShape(input.value, after, context);
  return { value: graph.node("Reshape", [output.value, shape], { name }), shape: [time, ...after] };
};

/** [batch, time] as the input has them at run time, then the sizes. */
function openShape(input: Value, sizes: readonly number[], { graph, name }: LayerContext): Value {
  const all = graph.node("Shape", [input], { name: `${name}/input_shape` });
  const bounds = [graph.ints(`${name}/begin`, [0]), graph.ints(`${name}/end`, [2])];
  const front = graph.node("Slice", [all, ...bounds], { name: `${name}/batch_and_time` });
  const rest = graph.ints(`${name}/rest`, sizes);
  return graph.node("Concat", [front, rest], { name: `${name}/shape`, attributes: { axis: int(0) } });
}

function single(outputs: readonly Flow[], { name }: LayerContext): Flow {
  const [output] = outputs;
  if (!output || outputs.length > 1) throw modelFault(name, "one output of the layer inside", `${outputs.length}`);
  return output;
}
