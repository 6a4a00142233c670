import type { OptimizerName } from "../engine.js";
import type { Barrier } from "./barrier.js";
import { updateWeights } from "./optimizer.js";
import { type SharedModel, sumsOf } from "./shared-model.js";

/** What is the same for all workers of one step. */
export interface UpdateOptions {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly momentum: number;
  readonly clipNorm?: number | undefined;
  /** Counted from 1. */
  readonly step: number;
}

/**
 * One worker's share of the update: adds up the gradients of all workers over its range of the weights, in a fixed order,
 * and updates that range; the first worker does the moving averages too. Where the loss is no finite number nothing is
 * updated.
 * @param barrier passed already by all workers, so that every gradient is there
 */
export function updateShare(model: SharedModel, worker: number, barrier: Barrier, options: UpdateOptions): void {
  const total = (index: number) => model.sums.reduce((sum, sums) => sum + (sums[index] ?? 0), 0);
  const weight = total(sumsOf.weight);
  const [start, end] = rangeOf(model, worker);
  const gradients = addUp(model, start, end);
  const scale = weight > 0 ? 1 / weight : 0;
  const factor = options.clipNorm === undefined ? 1 : clip(model, worker, barrier, gradients, scale, options.clipNorm);
  if (!Number.isFinite(total(sumsOf.loss)) || !Number.isFinite(factor)) return;
  const arrays = { values: model.values, gradients, slots: model.slots };
  updateWeights(arrays, start, end, { ...options, scale: scale * factor });
  if (worker === 0) followAverages(model, total(sumsOf.rows));
}

/** Even shares of what learns, a whole number of cache lines each. */
function rangeOf({ learning, sums }: SharedModel, worker: number): [start: number, end: number] {
  const share = Math.ceil(learning / sums.length / 16) * 16;
  return [Math.min(learning, worker * share), Math.min(learning, (worker + 1) * share)];
}

/** Adds all workers' gradients to those of the first one that had rows. */
function addUp({ gradients, sums }: SharedModel, start: number, end: number): Float32Array {
  const [into = new Float32Array(), ...others] = gradients.filter(
    (_, worker) => (sums[worker]?.[sumsOf.rows] ?? 0) > 0,
  );
  for (const other of others) {
    for (let i = start; i < end; i++) into[i] = (into[i] ?? 0) + (other[i] ?? 0);
  }
  return into;
}

/** @returns by which the gradients must be multiplied so that their norm is at most `most` */
function clip(
  model: SharedModel,
  worker: number,
  barrier: Barrier,
  gradients: Float32Array,
  scale: number,
  most: number,
): number {
  const [start, end] = rangeOf(model, worker);
  let squares = 0;
  for (let i = start; i < end; i++) squares += ((gradients[i] ?? 0) * scale) ** 2;
  const own = model.sums[worker];
  if (own) own[sumsOf.squares] = squares;
  if (!barrier.wait()) return Number.NaN;
  const norm = Math.sqrt(model.sums.reduce((sum, sums) => sum + (sums[sumsOf.squares] ?? 0), 0));
  return norm <= most ? 1 : most / norm;
}

/**
 * average ← momentum · average + (1 − momentum) · (mean or variance of the whole batch), out of the means and the means
 * of squares that the workers found on their rows.
 */
function followAverages(model: SharedModel, rows: number): void {
  const { values, weights, learning } = model;
  const sums = addUp(model, learning, values.length);
  let means = learning;
  for (const { role, weight, start, end } of weights) {
    if (role.kind !== "moving") continue;
    const ofSquares = weight.endsWith("/moving_variance");
    if (!ofSquares) means = start;
    for (let i = start; i < end; i++) {
      const mean = (sums[means + i - start] ?? 0) / rows;
      const batch = ofSquares ? Math.max(0, (sums[i] ?? 0) / rows - mean * mean) : mean;
      values[i] = role.momentum * (values[i] ?? 0) + (1 - role.momentum) * batch;
    }
  }
}
