import { modelFault, optionFault } from "../errors.js";
import { int } from "../onnx/attribute.js";
import type { Dimension } from "../onnx/graph.js";
import { elementTypes, float32Tensor } from "../onnx/tensor.js";
import type { Emitter } from "./emitter.js";
import type { Flow, StatePort } from "./layer.js";
import type { ExportOptions } from "./options.js";
import { isModel, type Model, type ModelInput, type Port, parseModel } from "./saved/parse-model.js";

// Where a model meets the world: the graph's inputs and outputs.

/**
 * Writes the graph's inputs: int32 [batch, …] where only embeddings read it, else float32, or uint8 if so asked.
 * @throws TrainFault where an option does not fit the model
 */
export function writeInputs(model: Model, options: ExportOptions, graph: Emitter): Flow[] {
  const { inputName = "input", bytesDividedBy } = options;
  const isOnly = model.inputs.length === 1;
  if (!isOnly && options.inputName !== undefined) {
    throw optionFault("inputName", "a model with one input", `${model.inputs.length} inputs`);
  }
  if (!isOnly && bytesDividedBy !== undefined) {
    throw optionFault("bytesDividedBy", "a model with one input", `${model.inputs.length} inputs`);
  }
  return model.inputs.map((input) => {
    const name = isOnly ? inputName : input.port.layer;
    const shape = rowShape(input, isOnly ? "" : `${name}_`, model.name);
    if (bytesDividedBy !== undefined) {
      const bytes = graph.input(name, "uint8", ["batch", ...shape]);
      return divided(graph, { value: bytes, shape }, name, bytesDividedBy);
    }
    const type = input.type ?? (feedsEmbeddingsOnly(model, input.port) ? "int32" : "float32");
    return { value: graph.input(name, type, ["batch", ...shape]), shape, type };
  });
}

/** A division, not a product with the inverse: so that a pixel is the very number that training saw. */
function divided(graph: Emitter, { value, shape }: Flow, name: string, divisor: number): Flow {
  const float = graph.node("Cast", [value], { name: `${name}/float`, attributes: { to: int(elementTypes.float32) } });
  const by = graph.constant(`${name}/divisor`, float32Tensor([], Float32Array.of(divisor)));
  return { value: graph.node("Div", [float, by], { name: `${name}/scaled` }), shape };
}

/** Sizes that are open get names: time for sequences, height and width for images. */
function rowShape({ shape, port }: ModelInput, prefix: string, model: string): Dimension[] {
  if (shape.length === 0) throw modelFault(port.layer || model, "batch_input_shape of the first layer", "none");
  const words = shape.length <= 2 ? ["time", "features"] : ["height", "width"];
  return shape.map((size, axis) => size ?? `${prefix}${words[axis] ?? `size_${axis + 1}`}`);
}

function feedsEmbeddingsOnly(model: Model, port: Port): boolean {
  const isPort = (other: Port) =>
    other.layer === port.layer && other.call === port.call && other.output === port.output;
  const readers = model.calls.filter(({ inputs }) => inputs.some(isPort));
  return (
    readers.length > 0 &&
    !model.outputs.some(isPort) &&
    readers.every(({ layer, inputs }) => {
      if (!isModel(layer)) return layer.class_name === "Embedding";
      const inner = parseModel(layer, layer.config.name);
      return inputs.every((input, i) => {
        const entry = inner.inputs[i];
        return !isPort(input) || (entry !== undefined && feedsEmbeddingsOnly(inner, entry.port));
      });
    })
  );
}

/** The name of the only output; several are named after their layers. */
export function outputNames({ outputs }: Model, { outputName = "output" }: ExportOptions): string[] {
  const [only, ...more] = outputs;
  if (more.length === 0 && only) return [outputName];
  return outputs.map(({ layer, output }) => `output_${layer}${output > 0 ? `_${output}` : ""}`);
}

/**
 * Writes the graph's outputs, then the states of stateful layers.
 * @throws TrainFault where an option does not fit the model
 */
export function writeOutputs(
  model: Model,
  inputs: readonly Flow[],
  outputs: readonly Flow[],
  states: readonly StatePort[],
  options: ExportOptions,
  graph: Emitter,
): void {
  const isOnly = outputs.length === 1;
  if (!isOnly && options.outputName !== undefined) {
    throw optionFault("outputName", "a model with one output", `${outputs.length} outputs`);
  }
  const pending: (() => void)[] = [];
  // A value can be one output only, and an input none: another name for it takes a node.
  const taken = new Set<string>(inputs.map(({ value }) => value));
  const write = (name: string, { value, shape, type = "float32" }: Flow) => {
    const own = taken.has(value) ? graph.node("Identity", [value], { name: `${name}/same` }) : value;
    taken.add(value);
    pending.push(() => graph.output(name, own, type, ["batch", ...shape]));
  };
  const names = outputNames(model, options);
  outputs.forEach((flow, i) => {
    const { layer = "" } = model.outputs[i] ?? {};
    write(names[i] ?? layer, options.finalActivation === "cut" ? cut(flow, layer) : flow);
  });
  for (const { name, value, units } of states) write(name, { value, shape: [units] });
  for (const output of pending) output(); // at last, for an output renames its value
}

function cut(flow: Flow, layer: string): Flow {
  if (flow.logits === undefined)
    throw optionFault("finalActivation", "softmax or sigmoid last", `another end in ${layer}`);
  return { ...flow, value: flow.logits };
}
