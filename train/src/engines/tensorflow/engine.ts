import * as tf from "@tensorflow/tfjs";
import type { Batch } from "../../datasets/dataset.js";
import { modelFault } from "../../errors.js";
import { evaluate } from "../../evaluate.js";
import type { ModelArtifacts } from "../../keras/artifacts.js";
import type { Engine, OptimizerState, StepResult, Trainer, TrainerOptions } from "../engine.js";
import { demandLearningRate, learningRateAt } from "../learning-rate.js";
import { batchTargets } from "../targets.js";
import { type Device, openBackend } from "./backend.js";
import { createKerasOptimizer, type KerasOptimizer } from "./keras-optimizer.js";
import { loadModel, saveModel } from "./load-model.js";
import { weightedLoss } from "./loss.js";
import { seedDropout } from "./seeded-dropout.js";

/**
 * TensorFlow.js layers on the best backend that works here.
 * @throws TrainFault where the device cannot be used
 */
export async function openTensorflow(device: Device): Promise<Engine> {
  const backend = await openBackend(device);
  return { name: "tensorflow", backend: backend.name, device: backend.device, createTrainer };
}

async function createTrainer(
  artifacts: ModelArtifacts,
  options: TrainerOptions,
  resumed?: OptimizerState,
): Promise<Trainer> {
  demandLearningRate(options.learningRate);
  const { optimizer: name, momentum = 0, clipNorm } = options;
  const model = await loadModel(artifacts);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const optimizer = createKerasOptimizer(variables, { optimizer: name, momentum, clipNorm, resumed });
  const draws = seedDropout(model, options.seed);
  const outputShape = model.outputShape.slice(1).map(Number);
  let steps = resumed?.steps ?? 0;
  return {
    outputShape,
    step: async (batch) => {
      const learningRate = learningRateAt(options.learningRate, steps);
      draws.begin(steps + 1);
      const result = await step({ model, variables, optimizer, outputShape }, batch, options, learningRate);
      if (Number.isFinite(result.loss)) steps += 1;
      return result;
    },
    predict: (batch) => predict(model, batch),
    artifacts: () => saveModel(model, artifacts),
    optimizerState: () => optimizer.state(variables),
    close: async () => {
      model.dispose();
      optimizer.dispose();
    },
  };
}

interface Training {
  readonly model: tf.LayersModel;
  readonly variables: tf.Variable[];
  readonly optimizer: KerasOptimizer;
  readonly outputShape: readonly number[];
}

async function step(
  { model, variables, optimizer, outputShape }: Training,
  batch: Batch,
  { loss }: TrainerOptions,
  learningRate: number,
): Promise<StepResult> {
  const targets = batchTargets(batch, loss, outputShape);
  const [rows = 0] = batch.shape;
  const inputs = tensor(batch);
  const wanted = tf.tensor(targets, [rows, ...outputShape]);
  const weights = batch.weights ? tf.tensor1d(batch.weights) : tf.ones([rows]);
  let scores: tf.Tensor | undefined;
  const { value, grads } = tf.variableGrads(() => {
    scores = tf.keep(oneOutput(model, model.apply(inputs, { training: true })));
    return weightedLoss(loss, scores, wanted, weights);
  }, variables);
  try {
    const [mean = Number.NaN] = await value.data();
    if (Number.isFinite(mean)) optimizer.apply(variables, grads, learningRate);
    const probabilities = Float32Array.from((await scores?.data()) ?? []);
    return { loss: mean, accuracy: evaluate(loss, probabilities, batch.labels, outputShape.at(-1) ?? 0).accuracy };
  } finally {
    tf.dispose([inputs, wanted, weights, value, ...Object.values(grads), ...(scores ? [scores] : [])]);
  }
}

async function predict(model: tf.LayersModel, batch: Batch): Promise<Float32Array> {
  const inputs = tensor(batch);
  const scores = oneOutput(model, model.predictOnBatch(inputs));
  try {
    return Float32Array.from(await scores.data());
  } finally {
    tf.dispose([inputs, scores]);
  }
}

function oneOutput(model: tf.LayersModel, output: unknown): tf.Tensor {
  if (output instanceof tf.Tensor) return output;
  throw modelFault(model.name, "one output", "another number of them");
}

function tensor({ inputs, shape }: Batch): tf.Tensor {
  return tf.tensor(inputs, [...shape], inputs instanceof Int32Array ? "int32" : "float32");
}
