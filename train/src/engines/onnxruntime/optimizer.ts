import type { OptimizerName } from "../engine.js";

/** Numbers that one update of all weights shares. */
export interface UpdateStep {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly momentum: number;
  /** By which the sums in `gradients` are multiplied: 1 ÷ Σ weight, and what clipping asks for. */
  readonly scale: number;
  /** Counted from 1. */
  readonly step: number;
}

/** Flat float32 arrays of the same length: one number for each weight. */
export interface UpdateArrays {
  readonly values: Float32Array;
  readonly gradients: Float32Array;
  readonly slots: readonly Float32Array[];
}

/** How many numbers each optimiser remembers for a weight. */
export function slotCount(optimizer: OptimizerName): number {
  return optimizer === "adam" ? 2 : 1;
}

const epsilon = 1e-7; // Keras' own
/** Averages below this are taken as 0: they change nothing, and arithmetic on denormal numbers is slow. */
const negligible = 1e-30;

/**
 * Updates the weights from `start` to before `end`. Arithmetic is in double precision, storage in single. What the loops
 * read of `step` is taken out of it before them: V8 reads it anew for each weight otherwise, and needs 2.6 times as long.
 */
export function updateWeights(arrays: UpdateArrays, start: number, end: number, step: UpdateStep): void {
  updates[step.optimizer](arrays, start, end, step);
}

type Update = (arrays: UpdateArrays, start: number, end: number, step: UpdateStep) => void;

const updates: Readonly<Record<OptimizerName, Update>> = { adam, rmsprop, sgd };

/**
 * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − α √(1 − β₂ᵗ) ÷ (1 − β₁ᵗ) · m ÷ (√v + ε): Kingma and Ba, 2015,
 * with "epsilon hat" as in https://keras.io/api/optimizers/adam/.
 */
function adam({ values, gradients, slots }: UpdateArrays, start: number, end: number, step: UpdateStep): void {
  const [first = values, second = values] = slots;
  const [beta1, beta2] = [0.9, 0.999];
  const { scale } = step;
  const rate = (step.learningRate * Math.sqrt(1 - beta2 ** step.step)) / (1 - beta1 ** step.step);
  for (let i = start; i < end; i++) {
    const gradient = (gradients[i] ?? 0) * scale;
    const old = first[i] ?? 0;
    const m = old + (1 - beta1) * (gradient - old);
    const v = beta2 * (second[i] ?? 0) + (1 - beta2) * gradient * gradient;
    first[i] = m < negligible && m > -negligible ? 0 : m;
    second[i] = v < negligible ? 0 : v;
    values[i] = (values[i] ?? 0) - (rate * m) / (Math.sqrt(v) + epsilon);
  }
}

/**
 * v ← ρ v + (1 − ρ) g², w ← w − α g ÷ (√v + ε), ρ = .9: Hinton, 2012, as Keras 2 writes it
 * (https://github.com/keras-team/keras/blob/v2.10.0/keras/optimizers/optimizer_v2/rmsprop.py).
 */
function rmsprop({ values, gradients, slots }: UpdateArrays, start: number, end: number, step: UpdateStep): void {
  const [squares = values] = slots;
  const rho = 0.9;
  const { scale, learningRate } = step;
  for (let i = start; i < end; i++) {
    const gradient = (gradients[i] ?? 0) * scale;
    const v = rho * (squares[i] ?? 0) + (1 - rho) * gradient * gradient;
    squares[i] = v < negligible ? 0 : v;
    if (gradient !== 0) values[i] = (values[i] ?? 0) - (learningRate * gradient) / (Math.sqrt(v) + epsilon);
  }
}

/** u ← μ u − α g, w ← w + u (https://keras.io/api/optimizers/sgd/). */
function sgd({ values, gradients, slots }: UpdateArrays, start: number, end: number, step: UpdateStep): void {
  const [velocities = values] = slots;
  const { scale, momentum, learningRate } = step;
  for (let i = start; i < end; i++) {
    const velocity = momentum * (velocities[i] ?? 0) - learningRate * (gradients[i] ?? 0) * scale;
    velocities[i] = velocity < negligible && velocity > -negligible ? 0 : velocity;
    values[i] = (values[i] ?? 0) + velocity;
  }
}
