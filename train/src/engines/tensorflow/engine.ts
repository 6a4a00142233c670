import * as tf from "@tensorflow/tfjs";
import type { Batch } from "../../datasets/dataset.js";
import { modelFault } from "../../errors.js";
import { type ModelArtifacts, packArtifacts, readWeights } from "../../keras/artifacts.js";
import { type LayerTopology, readTopology } from "../../keras/topology.js";
import type { Engine, OptimizerOptions, Trainer } from "../engine.js";
import { type Device, openBackend } from "./backend.js";

/**
 * TensorFlow.js layers on the best backend that works here.
 * @throws TrainFault where the device cannot be used
 */
export async function openTensorflow(device: Device): Promise<Engine> {
  const backend = await openBackend(device);
  return { name: "tensorflow", backend: backend.name, device: backend.device, createTrainer };
}

async function createTrainer(artifacts: ModelArtifacts, options: OptimizerOptions): Promise<Trainer> {
  const model = await loadModel(artifacts);
  const optimizer = tf.train.adam(options.learningRate);
  model.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  return {
    step: (batch) => step(model, batch),
    predict: (batch) => predict(model, batch),
    artifacts: () => saveModel(model, artifacts.modelTopology),
    close: () => {
      model.dispose();
      optimizer.dispose();
    },
  };
}

async function loadModel({ modelTopology, weightSpecs, weightData }: ModelArtifacts): Promise<tf.LayersModel> {
  const { config } = readTopology(modelTopology);
  const layers = config.layers.map(withoutInitializers);
  const artifacts: tf.io.ModelArtifacts = {
    modelTopology: { class_name: "Sequential", config: { name: config.name, layers } },
    weightSpecs: weightSpecs.map(({ name, shape }) => ({ name, shape: [...shape], dtype: "float32" })),
    weightData,
  };
  return tf.loadLayersModel(tf.io.fromMemory(artifacts));
}

/** The weights are given, so none is drawn: TensorFlow.js draws orthogonal matrices slowly. */
function withoutInitializers({ class_name, config }: LayerTopology): LayerTopology {
  if (!("recurrent_activation" in config)) return { class_name, config };
  const zeros = { class_name: "Zeros", config: {} };
  return { class_name, config: { ...config, kernel_initializer: zeros, recurrent_initializer: zeros } };
}

async function step(model: tf.LayersModel, batch: Batch): Promise<{ loss: number; accuracy: number }> {
  const [inputs, labels] = [tensor(batch), tf.tensor1d(Float32Array.from(batch.labels))];
  try {
    const scores = await model.trainOnBatch(inputs, labels);
    const [loss = Number.NaN, accuracy = Number.NaN] = Array.isArray(scores) ? scores : [scores];
    return { loss, accuracy };
  } finally {
    tf.dispose([inputs, labels]);
  }
}

async function predict(model: tf.LayersModel, batch: Batch): Promise<Float32Array> {
  const inputs = tensor(batch);
  const scores = model.predictOnBatch(inputs);
  try {
    if (Array.isArray(scores)) throw modelFault(model.name, "one output", `${scores.length}`);
    return Float32Array.from(await scores.data());
  } finally {
    tf.dispose([inputs, scores]);
  }
}

/** The topology is ours, unchanged; the weights come in TensorFlow.js' order. */
async function saveModel(model: tf.LayersModel, topology: object): Promise<ModelArtifacts> {
  const saved = await new Promise<tf.io.ModelArtifacts>((resolve, reject) => {
    const handler = tf.io.withSaveHandler(async (artifacts) => {
      resolve(artifacts);
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    });
    model.save(handler).catch(reject);
  });
  const { weightSpecs = [], weightData } = saved;
  if (!(weightData instanceof ArrayBuffer)) throw modelFault(model.name, "weights in one buffer", typeof weightData);
  return packArtifacts(topology, [...readWeights({ modelTopology: topology, weightSpecs, weightData }).values()]);
}

function tensor({ inputs, shape }: Batch): tf.Tensor {
  return tf.tensor(inputs, [...shape], "float32");
}
