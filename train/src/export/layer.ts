import { modelFault } from "../errors.js";
import type { LayerConfig, LayerTopology } from "../keras/topology.js";
import type { NamedWeight } from "../keras/weights.js";
import type { Dimension, Value } from "../onnx/graph.js";
import type { ElementType } from "../onnx/tensor.js";
import type { Emitter } from "./emitter.js";
import type { ExportOptions } from "./options.js";
import type { Dialect } from "./saved/parse-model.js";

/** A tensor on its way through the graph, batch first. */
export interface Flow {
  readonly value: Value;
  /** Of one row, without the batch; a name where the size is known only at run time. */
  readonly shape: readonly Dimension[];
  /** float32 unless said otherwise. */
  readonly type?: ElementType;
  /** bool [batch, time]: which steps count, as Keras' masks. */
  readonly mask?: Value | undefined;
  /** The ids [batch, time] where padding in front of them was left out, and its steps are missing here too. */
  readonly cutIds?: Value | undefined;
  /** The same before the softmax or sigmoid that comes last. */
  readonly logits?: Value;
}

/** A value that a stateful layer keeps between calls: the caller feeds it in and gets it back. */
export interface StatePort {
  readonly name: string;
  readonly value: Value;
  readonly units: number;
}

/** What a converter is given. */
export interface LayerContext {
  readonly graph: Emitter;
  /** Who wrote the file: the same word means different things to them. */
  readonly dialect: Dialect;
  /** With its version, such as "keras 2.15.0". */
  readonly source: string;
  readonly config: LayerConfig;
  /** The layer's path, such as `encoder/lstm`: the beginning of every name that it writes. */
  readonly name: string;
  /** A layer before this one that was given a mask, if any was. */
  readonly maskedBefore: string | undefined;
  readonly frontPadding: ExportOptions["frontPadding"];
  readonly unrollSteps: number | undefined;
  /**
   * A weight of this layer, in its Keras layout.
   * @throws TrainFault where it is missing or has another shape
   */
  weight(name: string, shape: readonly number[]): NamedWeight;
  /** The context of a layer inside this one, such as the cell of an RNN. */
  inside(layer: LayerTopology, as?: string): LayerContext;
  /** Converts a layer inside this one. */
  convertInside(layer: LayerTopology, inputs: readonly Flow[]): readonly Flow[];
  /** A state that comes in from outside: float32 [batch, units]. */
  stateInput(name: string, units: number): Value;
  stateOutput(state: StatePort): void;
}

/** Writes one layer into the graph. */
export type Converter = (inputs: readonly Flow[], context: LayerContext) => readonly Flow[];

/** The usual layer: one tensor in, one out. */
export type UnaryConverter = (input: Flow, context: LayerContext) => Flow;

/** A layer whose output steps are its input steps: the mask goes on, as in Keras' `supports_masking`. */
export function keepsMask(convert: UnaryConverter): Converter {
  return (inputs, context) => {
    const input = onlyInput(inputs, context);
    return [{ ...convert(input, context), mask: input.mask }];
  };
}

/** A layer after which no mask holds any more. */
export function dropsMask(convert: UnaryConverter): Converter {
  return (inputs, context) => [{ ...convert(onlyInput(inputs, context), context), mask: undefined }];
}

/** @throws TrainFault where there is more than one */
export function onlyInput(inputs: readonly Flow[], { name }: LayerContext): Flow {
  const [input] = inputs;
  if (!input || inputs.length > 1) throw modelFault(name, "one input", `${inputs.length}`);
  return input;
}

/**
 * A size that has to be known when the file is written.
 * @throws TrainFault that names the layer
 */
export function fixedSize(size: Dimension | undefined, what: string, { name }: Pick<LayerContext, "name">): number {
  if (typeof size === "number") return size;
  throw modelFault(name, `a fixed size of ${what}`, size === undefined ? "none" : `"${size}"`);
}

/** The size of the last axis. */
export function featuresOf(input: Flow, context: Pick<LayerContext, "name">): number {
  return fixedSize(input.shape.at(-1), "the last axis", context);
}
