import type { Batch } from "@rnn-zoo/train/datasets/dataset.js";
import type { TrainerOptions } from "@rnn-zoo/train/engines/engine.js";
import { type ModelArtifacts, packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { inputShape } from "@rnn-zoo/train/keras/topology.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import type { SmallModel } from "./small-models.js";

export function startOf({ topology }: SmallModel, seed = 7): ModelArtifacts {
  return packArtifacts(topology, initialWeights(topology, seed));
}

export function optionsOf({ loss }: SmallModel): TrainerOptions {
  return { loss, optimizer: "adam", learningRate: 0.01, seed: 3 };
}

/** Random rows whose labels depend on them. */
export function drawBatch(
  { topology, loss }: SmallModel,
  outputShape: readonly number[],
  rows: number,
  seed = 1,
): Batch {
  const random = createRandom(seed, "batch");
  const shape = inputShape(topology);
  const first = topology.config.layers[0];
  const size = shape.reduce((product, length) => product * length, rows);
  const ids = Number(first?.config.input_dim ?? 0);
  const inputs =
    first?.class_name === "Embedding"
      ? Int32Array.from({ length: size }, () => Math.max(0, Math.floor((random.uniform() - 0.3) * 1.4 * ids)))
      : Float32Array.from({ length: size }, () => 2 * random.uniform() - 1);
  const columns = outputShape.at(-1) ?? 0;
  const places = outputShape.reduce((product, length) => product * length, rows);
  return { inputs, shape: [rows, ...shape], labels: drawLabels(loss, places, columns, random.uniform) };
}

function drawLabels(loss: SmallModel["loss"], places: number, columns: number, uniform: () => number) {
  if (loss === "sparseCategoricalCrossentropy") {
    return Uint8Array.from({ length: places / columns }, () => Math.floor(uniform() * columns));
  }
  if (loss === "binaryCrossentropy") return Uint8Array.from({ length: places }, () => Math.round(uniform()));
  const targets = new Float32Array(places);
  for (let start = 0; start < places; start += columns) targets[start + Math.floor(uniform() * columns)] = 1;
  return targets;
}
