import type { FrontPadding } from "@rnn-zoo/models";
import { modelFault, optionFault } from "../errors.js";
import type { LayerTopology } from "../keras/topology.js";
import type { Emitter } from "./emitter.js";
import type { Flow, StatePort } from "./layer.js";
import type { ExportOptions } from "./options.js";
import { writeInputs } from "./ports.js";
import { isRecurrent } from "./recurrent/stack.js";
import type { Model } from "./saved/parse-model.js";

// Where every text is padded in front with the same id, a layer's states after so many of them are the same for all
// texts. So the graph takes texts of any length up to the padded one, and recurrent layers start from those states.

/** Layers whose step depends on the same step of their input alone, and on nothing beside it. */
const stepwise = new Set(["Activation", "Dense", "Dropout", "Embedding", "GaussianNoise", "SpatialDropout1D"]);

/**
 * Writes the input ids, [batch, time] with an open time.
 * @throws TrainFault where the model does not take one text of that length
 */
export function writeCutInput(model: Model, { length }: FrontPadding, options: ExportOptions, graph: Emitter): Flow {
  const [input, ...more] = model.inputs;
  if (!input || more.length > 0) {
    throw optionFault("frontPadding", "a model with one input", `${model.inputs.length} inputs`);
  }
  const [time, ...features] = input.shape;
  if (time === undefined || features.length > 0 || (time ?? length) !== length) {
    throw optionFault("frontPadding", `ids [batch, ${length}]`, `an input [${["batch", ...input.shape].join(", ")}]`);
  }
  const [flow] = writeInputs({ ...model, inputs: [{ ...input, shape: [null] }] }, options, graph);
  if (flow?.type !== "int32") throw optionFault("frontPadding", "ids that embeddings alone read", `${flow?.type}`);
  return { ...flow, cutIds: flow.value };
}

/**
 * Says which of a layer's outputs lack the steps of the padding.
 * @throws TrainFault that names a layer which needs those steps
 */
export function cutFlows(
  inputs: readonly Flow[],
  outputs: readonly Flow[],
  { class_name: className, config }: LayerTopology,
  place: string,
): readonly Flow[] {
  const cutIds = inputs.find((input) => input.cutIds !== undefined)?.cutIds;
  if (cutIds === undefined || isRecurrent({ class_name: className, config })) return outputs;
  if (!stepwise.has(className)) {
    throw modelFault(place, `with frontPadding, a recurrent layer or one of ${[...stepwise].join(", ")}`, className);
  }
  if (outputs.some(({ mask }) => mask !== undefined)) {
    throw modelFault(place, "with frontPadding, mask_zero: false", "a mask, with which padding is not run anyway");
  }
  return outputs.map((output) => ({ ...output, cutIds }));
}

/** @throws TrainFault where an output has a value for each step, or a recurrent layer acts at two places */
export function demandWholeText({ outputs }: Model, flows: readonly Flow[], states: readonly StatePort[]): void {
  const at = flows.findIndex(({ cutIds }) => cutIds !== undefined);
  const layer = outputs[at]?.layer;
  if (layer !== undefined)
    throw modelFault(layer, "with frontPadding, an output for the whole text", "one for each step");
  const names = states.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw modelFault(twice, "with frontPadding, a layer that is called once", "two calls");
}
