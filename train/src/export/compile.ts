import { modelFault } from "../errors.js";
import type { LayerTopology } from "../keras/topology.js";
import { converters } from "./converters.js";
import type { Emitter } from "./emitter.js";
import { cutFlows } from "./front-padding.js";
import type { Flow, LayerContext, StatePort } from "./layer.js";
import type { ExportOptions } from "./options.js";
import { demandFloat32 } from "./saved/dtype.js";
import { type Dialect, isModel, type Model, type Port, parseModel } from "./saved/parse-model.js";
import type { LayerPath, WeightStore } from "./saved/weight-store.js";

/** What the whole compilation shares. */
export interface Compilation {
  readonly graph: Emitter;
  readonly dialect: Dialect;
  readonly source: string;
  readonly weights: WeightStore;
  readonly frontPadding?: ExportOptions["frontPadding"];
  readonly unrollSteps?: number | undefined;
  /** States of stateful layers after the run. */
  readonly states: StatePort[];
  /** One line per layer: its path and class. */
  readonly layers: string[];
  /** The first layer that was given a mask: see `demandOwnMask`. */
  masked?: string;
}

/**
 * Writes every layer of a model, also of the models inside it.
 * @param path of the model: empty for the outermost
 * @param inputs one for each of the model's inputs
 * @returns one for each of the model's outputs
 * @throws TrainFault that names the layer
 */
export function compileModel(
  model: Model,
  path: readonly string[],
  inputs: readonly Flow[],
  compilation: Compilation,
): Flow[] {
  if (inputs.length !== model.inputs.length) {
    throw modelFault(path.join("/") || model.name, `${model.inputs.length} inputs`, `${inputs.length}`);
  }
  const flows = new Map<string, Flow>();
  model.inputs.forEach(({ port }, i) => {
    const input = inputs[i];
    if (input) flows.set(portKey(port), input);
  });
  const flowOf = (port: Port, place: string): Flow => {
    const flow = flows.get(portKey(port));
    if (!flow) throw modelFault([...path, place].join("/"), `output ${port.output} of "${port.layer}"`, "none");
    return flow;
  };
  for (const call of model.calls) {
    const given = call.inputs.map((port) => flowOf(port, call.layer.config.name));
    const results = convert(call.layer, { models: path, layers: [call.layer.config.name] }, given, compilation);
    for (const [output, flow] of results.entries()) {
      flows.set(portKey({ layer: call.layer.config.name, call: call.call, output }), flow);
    }
  }
  return model.outputs.map((port) => flowOf(port, "outputs"));
}

function portKey({ layer, call, output }: Port): string {
  return `${layer}#${call}:${output}`;
}

function convert(
  layer: LayerTopology,
  path: LayerPath,
  inputs: readonly Flow[],
  compilation: Compilation,
): readonly Flow[] {
  const place = pathName(path);
  const { class_name: className, config } = layer;
  if (isModel(layer)) {
    const inner = [...path.models, ...path.layers];
    return compileModel(parseModel(layer, place), inner, inputs, compilation);
  }
  const converter = Object.hasOwn(converters, className) ? converters[className] : undefined;
  if (!converter) throw modelFault(place, `one of ${Object.keys(converters).join(", ")}`, className);
  demandFloat32(config, place);
  compilation.layers.push(`${place}: ${className}`);
  if (inputs.some(({ mask }) => mask !== undefined)) compilation.masked ??= place;
  return cutFlows(inputs, converter(inputs, contextOf(layer, path, compilation)), layer, place);
}

function contextOf({ config }: LayerTopology, path: LayerPath, compilation: Compilation): LayerContext {
  const { graph, dialect, source, weights, states } = compilation;
  const within = (as: string): LayerPath => ({ ...path, layers: [...path.layers, as] });
  return {
    graph,
    dialect,
    source,
    config,
    name: pathName(path),
    maskedBefore: compilation.masked,
    frontPadding: compilation.frontPadding,
    unrollSteps: compilation.unrollSteps,
    weight: (weight, shape) => weights.find(path, weight, shape),
    inside: (layer, as = layer.config.name) => contextOf(layer, within(as), compilation),
    convertInside: (layer, inputs) => convert(layer, within(layer.config.name), inputs, compilation),
    stateInput: (state, units) => graph.input(state, "float32", ["batch", units]),
    stateOutput: (state) => void states.push(state),
  };
}

function pathName({ models, layers }: LayerPath): string {
  return [...models, ...layers].join("/");
}
