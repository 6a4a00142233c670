import * as tf from "@tensorflow/tfjs";
import type { OptimizerName, OptimizerState } from "../engine.js";

/** Numbers that one update of all weights shares. */
interface Step {
  readonly learningRate: number;
  readonly momentum: number;
  /** Counted from 1. */
  readonly step: number;
}

/** One weight's update: from its gradient and what is remembered of it to the change and what is remembered next. */
type Update = (
  gradient: tf.Tensor,
  slots: readonly tf.Tensor[],
  step: Step,
) => { change: tf.Tensor; slots: tf.Tensor[] };

const epsilon = 1e-7; // Keras' own

/** The formulas stand in ../onnxruntime/optimizer.ts; TensorFlow.js has its epsilons in other places. */
const updates: Readonly<Record<OptimizerName, Update>> = {
  adam: (gradient, [m0, v0], { learningRate, step }) => {
    const [beta1, beta2] = [0.9, 0.999];
    const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    const m = average(m0, gradient, beta1);
    const v = average(v0, tf.square(gradient), beta2);
    return { change: tf.mul(tf.div(m, tf.add(tf.sqrt(v), epsilon)), -rate), slots: [m, v] };
  },
  rmsprop: (gradient, [v0], { learningRate }) => {
    const v = average(v0, tf.square(gradient), 0.9);
    return { change: tf.mul(tf.div(gradient, tf.add(tf.sqrt(v), epsilon)), -learningRate), slots: [v] };
  },
  sgd: (gradient, [u0], { learningRate, momentum }) => {
    const pull = tf.mul(gradient, -learningRate);
    const u = u0 ? tf.add(tf.mul(u0, momentum), pull) : pull;
    return { change: u, slots: [u] };
  },
};

/** Updates variables with Keras' formulas, and can be saved between steps. */
export interface KerasOptimizer {
  /** @param gradients by the variables' names */
  apply(variables: readonly tf.Variable[], gradients: tf.NamedTensorMap, learningRate: number): void;
  state(variables: readonly tf.Variable[]): Promise<OptimizerState>;
  dispose(): void;
}

interface KerasOptimizerOptions {
  readonly optimizer: OptimizerName;
  readonly momentum: number;
  readonly clipNorm?: number | undefined;
  readonly resumed?: OptimizerState | undefined;
}

export function createKerasOptimizer(
  variables: readonly tf.Variable[],
  { optimizer, momentum, clipNorm, resumed }: KerasOptimizerOptions,
): KerasOptimizer {
  const remembered = new Map<string, tf.Tensor[]>();
  let steps = resumed?.steps ?? 0;
  if (resumed) restore(remembered, variables, resumed);
  return {
    apply: (all, gradients, learningRate) => {
      steps += 1;
      const factor = clipNorm === undefined ? 1 : clipFactor(Object.values(gradients), clipNorm);
      for (const variable of all) {
        const gradient = gradients[variable.name];
        if (!gradient) continue;
        const before = remembered.get(variable.name) ?? [];
        const step = { learningRate, momentum, step: steps };
        const after = tf.tidy(() => {
          const { change, slots } = updates[optimizer](tf.mul(gradient, factor), before, step);
          variable.assign(tf.add(variable, change));
          return slots;
        });
        tf.dispose(before);
        remembered.set(variable.name, after);
      }
    },
    state: async (all) => {
      const slots = all.flatMap(({ name }) => remembered.get(name) ?? []);
      const values = await Promise.all(slots.map(async (slot) => Float32Array.from(await slot.data())));
      return { steps, slots: values };
    },
    dispose: () => tf.dispose([...remembered.values()].flat()),
  };
}

function restore(into: Map<string, tf.Tensor[]>, variables: readonly tf.Variable[], { slots }: OptimizerState): void {
  const each = slots.length / variables.length;
  for (const [index, { name, shape }] of variables.entries()) {
    const own = slots.slice(index * each, (index + 1) * each);
    into.set(
      name,
      own.map((values) => tf.tensor(values, shape)),
    );
  }
}

function average(old: tf.Tensor | undefined, value: tf.Tensor, share: number): tf.Tensor {
  const fresh = tf.mul(value, 1 - share);
  return old ? tf.add(tf.mul(old, share), fresh) : fresh;
}

function clipFactor(gradients: readonly tf.Tensor[], most: number): number {
  const norm = tf.tidy(
    () => tf.sqrt(tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient))))).dataSync()[0] ?? 0,
  );
  return norm <= most ? 1 : most / norm;
}
