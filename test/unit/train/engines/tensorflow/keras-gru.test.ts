import { beforeAll, describe, expect, test } from "@jest/globals";
import { loadModel } from "@rnn-zoo/train/engines/tensorflow/load-model.js";
import { seedDropout } from "@rnn-zoo/train/engines/tensorflow/seeded-dropout.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { gru, sequential } from "@rnn-zoo/train/keras/layers.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import * as tf from "@tensorflow/tfjs";

/** The states of a classic GRU over 200 steps of noise. */
async function states(recurrentDropout: number, training: boolean): Promise<number[]> {
  const layer = { name: "gru", units: 8, returnSequences: true, inputShape: [200, 4], resetAfter: false };
  const topology = sequential("classic", [gru({ ...layer, recurrentDropout })]);
  const weights = initialWeights(topology, 1).map((weight) => ({
    ...weight,
    values: weight.values.map((v) => v + 0.1),
  }));
  const model = await loadModel(packArtifacts(topology, weights));
  seedDropout(model, 1).begin(1);
  const inputs = tf.randomUniform([3, 200, 4], -1, 1, "float32", 7); // [batch, time, features]
  const outputs = model.apply(inputs, { training });
  if (!(outputs instanceof tf.Tensor)) throw new Error("one output");
  return [...(await outputs.data())].map(Number);
}

describe("a classic GRU with recurrent dropout", () => {
  beforeAll(async () => {
    tf.enableProdMode(); // without its advice to install a native backend
    await tf.setBackend("cpu");
  });

  test("predicts what TensorFlow.js' own GRU predicts", async () => {
    const [own, theirs] = [await states(0.5, false), await states(0, false)];
    expect(Math.max(...own.map((value, i) => Math.abs(value - (theirs[i] ?? Number.NaN))))).toBeLessThan(1e-6);
  });

  test("carries its state on undropped, so that it stays within tanh's bounds", async () => {
    const dropped = await states(0.5, true);
    expect(dropped).not.toEqual(await states(0, true));
    expect(Math.max(...dropped.map(Math.abs))).toBeLessThanOrEqual(1);
  });
});
