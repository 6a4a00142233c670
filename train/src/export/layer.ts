import { modelFault } from "../errors.js";
import type { LayerConfig } from "../keras/topology.js";
import type { NamedWeight } from "../keras/weights.js";
import type { GraphBuilder, Value } from "../onnx/graph.js";

/** A tensor on its way through the graph, batch first. */
export interface Flow {
  readonly value: Value;
  /** Of one row, without the batch. */
  readonly shape: readonly number[];
}

/** What a converter is given. */
export interface LayerContext {
  readonly graph: GraphBuilder;
  readonly config: LayerConfig;
  /** The layer's name: the beginning of every name that it writes. */
  readonly name: string;
  /** A weight of this layer, in its Keras layout. */
  weight(name: string, shape: readonly number[]): NamedWeight;
}

/** Writes one layer into the graph. */
export type Converter = (input: Flow, context: LayerContext) => Flow;

/** A whole number from 1 up in a layer's configuration. */
export function sizeOf({ config, name }: LayerContext, key: string): number {
  const value = config[key];
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw modelFault(name, `${key}: a whole number from 1 up`, JSON.stringify(value) ?? "nothing");
}

/**
 * Refuses what a converter does not express: each named key must be missing, null or the one value given.
 * @throws TrainFault that names layer and key
 */
export function demand({ config, name }: LayerContext, only: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(only)) {
    const given = config[key] ?? value;
    if (JSON.stringify(given) !== JSON.stringify(value)) {
      throw modelFault(name, `${key}: ${JSON.stringify(value)}`, JSON.stringify(given));
    }
  }
}
