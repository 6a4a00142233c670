import { describe, expect, test } from "@jest/globals";
import type { Trainer, TrainerOptions } from "@rnn-zoo/train/engines/engine.js";
import { openTensorflow } from "@rnn-zoo/train/engines/tensorflow/engine.js";
import type { ModelArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { dense, sequential } from "@rnn-zoo/train/keras/layers.js";
import * as tf from "@tensorflow/tfjs";
import { type SmallModel, smallModel, smallModels } from "../../../../support/small-models.js";
import { drawBatch, optionsOf, startOf } from "../../../../support/train-batches.js";

const engine = await openTensorflow("cpu");

async function train(trainer: Trainer, model: SmallModel, from: number, to: number): Promise<ModelArtifacts> {
  for (let step = from; step < to; step++) await trainer.step(drawBatch(model, trainer.outputShape, 4, step));
  return trainer.artifacts();
}

async function trained(model: SmallModel, steps: number, options: Partial<TrainerOptions> = {}) {
  const trainer = await engine.createTrainer(startOf(model), { ...optionsOf(model), ...options });
  const { weightData } = await train(trainer, model, 0, steps);
  await trainer.close();
  return new Uint8Array(weightData);
}

const dropping = smallModels.filter(([name]) => /dropout/i.test(name));

describe("the tensorflow engine", () => {
  test.each(dropping)("%s: the same seed drops the same, another seed something else", async (_, model) => {
    const once = await trained(model, 2);
    expect(await trained(model, 2)).toEqual(once);
    expect(await trained(model, 2, { seed: 4 })).not.toEqual(once);
  });

  test.each(
    [
      "SimpleRNN, tanh",
      "Keras GRU, dropout and recurrent dropout, stacked",
      "Dropout, twice, with relu",
      "BatchNormalization",
    ].flatMap((name) => (["adam", "rmsprop", "sgd"] as const).map((optimizer) => [name, optimizer] as const)),
  )("%s, %s: goes on, bit for bit, from its weights and the optimiser's state", async (name, optimizer) => {
    const model = smallModel(name);
    const options = { ...optionsOf(model), optimizer, momentum: 0.9 };
    const first = await engine.createTrainer(startOf(model), options);
    const half = await train(first, model, 0, 3);
    const second = await engine.createTrainer(half, options, await first.optimizerState());
    const { weightData } = await train(second, model, 3, 6);
    for (const trainer of [first, second]) await trainer.close();
    expect(new Uint8Array(weightData)).toEqual(await trained(model, 6, options));
  });

  test.each(smallModels)("%s: a step leaves no tensor behind", async (_, model) => {
    const trainer = await engine.createTrainer(startOf(model), optionsOf(model));
    await train(trainer, model, 0, 1); // the optimiser's own tensors, and masks that the next step frees
    const { numTensors } = tf.memory();
    await train(trainer, model, 1, 3);
    expect(tf.memory().numTensors).toBe(numTensors);
    await trainer.close();
  });

  test("drops nothing when it predicts", async () => {
    const model = smallModel("Dropout, twice, with relu");
    const trainer = await engine.createTrainer(startOf(model), optionsOf(model));
    const batch = drawBatch(model, trainer.outputShape, 4);
    expect(await trainer.predict(batch)).toEqual(await trainer.predict(batch));
    await trainer.close();
  });
});

describe("misuse", () => {
  test("a Dropout that drops whole axes is refused by name", async () => {
    const topology = sequential("axes", [
      dense({ name: "first", units: 3, activation: "relu", inputShape: [2] }),
      { class_name: "Dropout", config: { name: "drop", rate: 0.5, noise_shape: [null, 1] } },
      dense({ name: "last", units: 2, activation: "softmax" }),
    ]);
    const model: SmallModel = { topology, loss: "sparseCategoricalCrossentropy" };
    await expect(engine.createTrainer(startOf(model), optionsOf(model))).rejects.toThrow(
      "drop: expected noise_shape: null, got [null,1]",
    );
  });
});
