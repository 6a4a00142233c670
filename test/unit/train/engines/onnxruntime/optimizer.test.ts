import { describe, expect, test } from "@jest/globals";
import type { OptimizerName } from "@rnn-zoo/train/engines/engine.js";
import { slotCount, updateWeights } from "@rnn-zoo/train/engines/onnxruntime/optimizer.js";
import * as tf from "@tensorflow/tfjs";

const learningRate = 0.01;
const momentum = 0.9;
const start = [0.5, -0.25, 1, -2];
/** Large against Keras' epsilon of 1e-7, which TensorFlow.js adds in another place. */
const gradients = [
  [0.5, -1, 0.25, 2],
  [-0.5, 0.75, 0.3, 1],
  [0.2, 0.2, -0.9, -1],
];

const peers: Readonly<Record<OptimizerName, () => tf.Optimizer>> = {
  adam: () => tf.train.adam(learningRate, 0.9, 0.999, 1e-7),
  rmsprop: () => tf.train.rmsprop(learningRate, 0.9, 0, 1e-7),
  sgd: () => tf.train.momentum(learningRate, momentum),
};

function ours(optimizer: OptimizerName): number[] {
  const values = Float32Array.from(start);
  const slots = Array.from({ length: slotCount(optimizer) }, () => new Float32Array(start.length));
  for (const [index, gradient] of gradients.entries()) {
    // Sums over two rows, as workers give them.
    const sums = Float32Array.from(gradient, (value) => 2 * value);
    const step = { optimizer, learningRate, momentum, scale: 1 / 2, step: index + 1 };
    updateWeights({ values, gradients: sums, slots }, 0, values.length, step);
  }
  return [...values];
}

async function theirs(make: () => tf.Optimizer): Promise<number[]> {
  tf.enableProdMode(); // without its advice to install a native backend
  await tf.setBackend("cpu");
  const optimizer = make();
  const variable = tf.variable(tf.tensor1d(start));
  for (const gradient of gradients) optimizer.applyGradients({ [variable.name]: tf.tensor1d(gradient) });
  return [...(await variable.data())];
}

describe("an optimiser", () => {
  test.each(Object.entries(peers))("%s: three steps are those of TensorFlow.js to 1e-6", async (name, peer) => {
    const expected = await theirs(peer);
    const updated = ours(name as OptimizerName);
    for (const [index, value] of updated.entries()) expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThan(1e-6);
  });

  test("Adam's first step has the learning rate's length, but for epsilon", () => {
    const values = Float32Array.of(0, 0);
    const slots = [new Float32Array(2), new Float32Array(2)];
    const step = { optimizer: "adam", learningRate: 0.1, momentum: 0, scale: 1, step: 1 } as const;
    updateWeights({ values, gradients: Float32Array.of(1, 1e-6), slots }, 0, 2, step);
    // "epsilon hat": lr · √(1 − β₂) · m ÷ ((1 − β₁) · (√v + ε)) with m = .1 g and v = .001 g²
    const root = Math.sqrt(0.001) * 1e-6;
    expect(values[0]).toBeCloseTo(-0.1, 6);
    expect(values[1]).toBeCloseTo((-0.1 * root) / (root + 1e-7), 6);
  });

  test("an average that has decayed to nothing becomes zero, not a denormal number", () => {
    const slots = [Float32Array.of(1e-30)];
    const step = { optimizer: "rmsprop", learningRate: 0.1, momentum: 0, scale: 1, step: 9 } as const;
    updateWeights({ values: Float32Array.of(1), gradients: Float32Array.of(0), slots }, 0, 1, step);
    expect(slots[0]?.[0]).toBe(0);
  });

  test("weights outside the range are left alone", () => {
    const values = Float32Array.of(1, 1, 1);
    const step = { optimizer: "sgd", learningRate: 1, momentum: 0, scale: 1, step: 1 } as const;
    updateWeights({ values, gradients: Float32Array.of(1, 1, 1), slots: [new Float32Array(3)] }, 1, 2, step);
    expect([...values]).toEqual([1, 0, 1]);
  });
});
