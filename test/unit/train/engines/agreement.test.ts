import { beforeAll, describe, expect, test } from "@jest/globals";
import { drawFactors } from "@rnn-zoo/train/engines/dropout-factors.js";
import type { Engine } from "@rnn-zoo/train/engines/engine.js";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { writeTrainingGraph } from "@rnn-zoo/train/engines/onnxruntime/training-graph.js";
import { batchTargets } from "@rnn-zoo/train/engines/targets.js";
import { openTensorflow } from "@rnn-zoo/train/engines/tensorflow/engine.js";
import { loadModel } from "@rnn-zoo/train/engines/tensorflow/load-model.js";
import { weightedLoss } from "@rnn-zoo/train/engines/tensorflow/loss.js";
import { seedDropout } from "@rnn-zoo/train/engines/tensorflow/seeded-dropout.js";
import { readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import * as tf from "@tensorflow/tfjs";
import { type SmallModel, smallModels } from "../../../support/small-models.js";
import { runStep } from "../../../support/step-graph.js";
import { drawBatch, optionsOf, startOf } from "../../../support/train-batches.js";

const rows = 6;
/** Of what dropout drops: the whole batch, in some step. */
const place = { seed: 5, step: 3, firstRow: 0, rows };

/**
 * What both engines compute alike. TensorFlow.js knows no padding in a loss; recurrent dropout drops the same of every
 * gate there, where Keras draws for each gate what its product sees.
 */
const comparable = smallModels.filter(([name]) => !/padded ids, sequences out|recurrent dropout/i.test(name));

/** Every gradient as TensorFlow.js finds it, in the order of the layers' weights; moving averages are empty. */
async function autograd(model: SmallModel, outputShape: readonly number[]): Promise<Map<string, Float32Array>> {
  const layers = await loadModel(startOf(model));
  seedDropout(layers, place.seed).begin(place.step);
  const batch = drawBatch(model, outputShape, rows);
  const inputs = tf.tensor(batch.inputs, [...batch.shape]);
  const targets = tf.tensor(batchTargets(batch, model.loss, outputShape), [rows, ...outputShape]);
  const { grads } = tf.variableGrads(() => {
    const scores = layers.apply(inputs, { training: true }) as tf.Tensor;
    return weightedLoss(model.loss, scores, targets, tf.ones([rows]));
  });
  const names = [...readWeights(startOf(model)).keys()];
  const variables = layers.layers.flatMap((layer) => layer.weights.map((weight) => weight.read() as tf.Variable));
  return new Map(
    await Promise.all(
      variables.map(async ({ name }, index): Promise<[string, Float32Array]> => {
        return [names[index] ?? "", Float32Array.from((await grads[name]?.data()) ?? [])];
      }),
    ),
  );
}

describe("whole models", () => {
  beforeAll(async () => {
    tf.enableProdMode(); // without its advice to install a native backend
    await tf.setBackend("cpu");
  });

  test.each(comparable)("%s: every gradient is TensorFlow.js' own, to 1e-5", async (_, model) => {
    const graph = writeTrainingGraph(model.topology, model.loss);
    const batch = drawBatch(model, graph.outputShape, rows);
    const { gradients, weight } = await runStep(graph, [...readWeights(startOf(model)).values()], {
      rows,
      inputs: batch.inputs,
      targets: batchTargets(batch, model.loss, graph.outputShape),
      weights: new Float32Array(rows).fill(1),
      factors: new Map(
        graph.dropout.map(({ name, rate, shape }, input) => [name, drawFactors(shape, rate, { ...place, input })]),
      ),
    });
    for (const [name, expected] of await autograd(model, graph.outputShape)) {
      const found = gradients.get(name)?.values ?? new Float32Array();
      const errors = expected.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN) / weight));
      const largest = Math.max(...expected.map(Math.abs));
      if (expected.length > 0)
        expect([name, Math.max(...errors) / Math.max(largest, 1e-3) < 1e-5]).toEqual([name, true]);
    }
  });
});

describe("both engines", () => {
  let engines: Engine[] = [];

  beforeAll(async () => {
    engines = [await openTensorflow("cpu"), await openOnnxruntime({ device: "cpu", workers: 1 })];
  });

  const picked = [
    "SimpleRNN, relu",
    "BatchNormalization",
    "classic GRU, stacked",
    "Keras GRU, padded ids",
    "LSTM, sequences out",
    "LSTM, dropout",
    "Keras GRU, dropout",
    "Dropout, twice, with relu",
    "Dropout on sequences",
  ];

  test.each(comparable.filter(([name]) => picked.includes(name)))(
    "%s: 50 steps from the same weights lose the same, to 1e-4",
    async (_, model) => {
      const losses = engines.map(async (engine) => {
        const trainer = await engine.createTrainer(startOf(model), optionsOf(model));
        const all: number[] = [];
        for (let step = 0; step < 50; step++) {
          all.push((await trainer.step(drawBatch(model, trainer.outputShape, rows, step % 5))).loss);
        }
        await trainer.close();
        return all;
      });
      const [theirs = [], ours = []] = await Promise.all(losses);
      expect(ours[45]).toBeLessThan(ours[0] ?? 0);
      expect(Math.max(...ours.map((loss, step) => Math.abs(loss - (theirs[step] ?? Number.NaN))))).toBeLessThan(1e-4);
    },
  );
});
