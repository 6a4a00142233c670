import type { OptimizerName } from "../engine.js";
import { barrierBytes } from "./barrier.js";
import type { GraphWeight } from "./graph-context.js";
import { slotCount } from "./optimizer.js";
import { sizeOfPart } from "./parts.js";

/** A weight's place in the flat arrays. */
export interface PlacedWeight extends GraphWeight {
  readonly start: number;
  readonly end: number;
}

/** A model in memory that all workers share. */
export interface SharedModel {
  /** What learns, and after it the moving averages. */
  readonly weights: readonly PlacedWeight[];
  /** How many numbers learn. */
  readonly learning: number;
  readonly values: Float32Array;
  /** One for each worker: sums over its rows. */
  readonly gradients: readonly Float32Array[];
  readonly slots: readonly Float32Array[];
  /** `sumsOf` each worker. */
  readonly sums: readonly Float64Array[];
  readonly barrier: SharedArrayBuffer;
}

/** What a worker tells the others of its part of a batch: indices into its sums. */
export const sumsOf = { loss: 0, correct: 1, weight: 2, rows: 3, squares: 4 } as const;

/** @param workers how many share it */
export function createSharedModel(
  graphWeights: readonly GraphWeight[],
  workers: number,
  optimizer: OptimizerName,
): SharedModel {
  let end = 0;
  const learns = ({ role }: GraphWeight) => role.kind === "weight";
  const order = [...graphWeights.filter(learns), ...graphWeights.filter((weight) => !learns(weight))];
  const weights = order.map((weight) => {
    const start = end;
    end += sizeOfPart(weight.part);
    return { ...weight, start, end };
  });
  const floats = () => new Float32Array(new SharedArrayBuffer(4 * end));
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return {
    weights,
    learning: weights.findLast(learns)?.end ?? 0,
    values: floats(),
    gradients: many(workers, floats),
    slots: many(slotCount(optimizer), floats),
    sums: many(workers, () => new Float64Array(new SharedArrayBuffer(8 * Object.keys(sumsOf).length))),
    barrier: new SharedArrayBuffer(barrierBytes),
  };
}
