import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { LayerContext } from "../layer.js";
import { isRecord, readLayer } from "../saved/record.js";
import { isRecurrent, type StackReader, stackReader } from "./stack.js";

/** The two layers inside a Bidirectional. */
export interface Pair {
  readonly forward: LayerContext;
  readonly backward: LayerContext;
  readonly readStack: StackReader;
}

/** Which settings the two directions must share, for one operator to express both. */
const shared = [
  "units",
  "activation",
  "recurrent_activation",
  "use_bias",
  "reset_after",
  "return_sequences",
  "stateful",
];

/**
 * The forward layer stands in the configuration; the backward one is its copy, unless the file names another.
 * @throws TrainFault where it is not recurrent, or the two differ in more than their weights
 */
export function readPair(context: LayerContext): Pair {
  const { config, name } = context;
  const layer = readLayer(config.layer, `${name}.layer`);
  if (!isRecurrent(layer)) throw modelFault(name, "a recurrent layer inside", layer.class_name);
  const other = isRecord(config.backward_layer)
    ? readLayer(config.backward_layer, `${name}.backward_layer`)
    : undefined;
  if (other) demandMirror(layer, other, name);
  const base = layer.config.name.replace(/^forward_/, "");
  return {
    forward: context.inside(layer, `forward_${base}`),
    backward: context.inside(layer, other?.config.name ?? `backward_${base}`),
    readStack: stackReader(layer.class_name),
  };
}

function demandMirror(layer: LayerTopology, other: LayerTopology, name: string): void {
  const differs = shared.find((key) => JSON.stringify(layer.config[key]) !== JSON.stringify(other.config[key]));
  const isMirror = (layer.config.go_backwards === true) !== (other.config.go_backwards === true);
  if (layer.class_name !== other.class_name || differs !== undefined || !isMirror) {
    throw modelFault(`${name}.backward_layer`, `a mirror image of ${layer.class_name}`, differs ?? other.class_name);
  }
}
