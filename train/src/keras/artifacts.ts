import { modelFault } from "../errors.js";
import type { NamedWeight } from "./weights.js";

/** One weight in the order of the bytes. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/**
 * A model as saved: the layout of tfjs' io.ModelArtifacts
 * (https://js.tensorflow.org/api/latest/#class:io.ModelArtifacts), which is what all of this package hands around.
 */
export interface ModelArtifacts {
  readonly modelTopology: object;
  readonly weightSpecs: readonly WeightSpec[];
  /** All weights one after the other, little-endian. */
  readonly weightData: ArrayBuffer;
}

/** Packs a topology and its float32 weights. */
export function packArtifacts(modelTopology: object, weights: readonly NamedWeight[]): ModelArtifacts {
  const weightSpecs = weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" }));
  const all = new Float32Array(weights.reduce((sum, { values }) => sum + values.length, 0));
  let offset = 0;
  for (const { values } of weights) {
    all.set(values, offset);
    offset += values.length;
  }
  return { modelTopology, weightSpecs, weightData: all.buffer };
}

/**
 * Reads the weights by name.
 * @throws TrainFault where a weight is not float32, or the bytes are too few or too many
 */
export function readWeights({ weightSpecs, weightData }: ModelArtifacts): Map<string, NamedWeight> {
  const weights = new Map<string, NamedWeight>();
  let offset = 0;
  for (const { name, shape, dtype } of weightSpecs) {
    if (dtype !== "float32") throw modelFault(name, "float32", dtype);
    const length = shape.reduce((product, size) => product * size, 1);
    if (offset + 4 * length > weightData.byteLength) {
      throw modelFault(name, `${4 * length} bytes`, `${weightData.byteLength - offset} (the weights are cut short)`);
    }
    weights.set(name, { name, shape, values: new Float32Array(weightData, offset, length) });
    offset += 4 * length;
  }
  if (offset !== weightData.byteLength) throw modelFault("weights", `${offset} bytes`, `${weightData.byteLength}`);
  return weights;
}
