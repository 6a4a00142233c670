import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";
import type { LayerContext } from "../layer.js";
import { isRecord, readLayer } from "../saved/record.js";
import type { Cell } from "./cell.js";
import { isRecurrent, stackReader } from "./stack.js";

/** One of the two layers inside a Bidirectional. */
export interface Side {
  readonly context: LayerContext;
  readonly readStack: (features: number) => Cell[];
}

export interface Pair {
  readonly forward: Side;
  readonly backward: Side;
}

/**
 * The forward layer stands in the configuration; the backward one is its copy, unless the file names another.
 * @throws TrainFault where one is not recurrent, or both run in the same direction
 */
export function readPair(context: LayerContext): Pair {
  const { config, name, dialect } = context;
  const layer = readLayer(config.layer, `${name}.layer`);
  const base = layer.config.name.replace(/^forward_/, "");
  const forward = sideOf(layer, `forward_${base}`, context);
  if (!isRecord(config.backward_layer)) return { forward, backward: sideOf(layer, `backward_${base}`, context) };
  if (dialect === "tfjs") throw modelFault(name, "no backward_layer, which tfjs does not know", "one");
  const other = readLayer(config.backward_layer, `${name}.backward_layer`);
  if ((layer.config.go_backwards === true) === (other.config.go_backwards === true)) {
    throw modelFault(`${name}.backward_layer`, `go_backwards: ${layer.config.go_backwards !== true}`, "the same");
  }
  // Keras 2 saves it as it was given, and then puts this in front of its name; Keras 3 leaves the name alone.
  const as = dialect === "keras2" ? `backward_${other.config.name}` : other.config.name;
  return { forward, backward: sideOf(other, as, context) };
}

function sideOf(layer: LayerTopology, as: string, context: LayerContext): Side {
  if (!isRecurrent(layer)) throw modelFault(context.name, "a recurrent layer inside", layer.class_name);
  const inner = context.inside(layer, as);
  const read = stackReader(layer.class_name);
  return { context: inner, readStack: (features) => read(features, inner) };
}
