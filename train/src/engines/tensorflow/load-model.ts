import * as tf from "@tensorflow/tfjs";
import { modelFault } from "../../errors.js";
import { type ModelArtifacts, packArtifacts, readWeights } from "../../keras/artifacts.js";
import { type LayerConfig, type LayerTopology, readLayer, readTopology } from "../../keras/topology.js";
import type { NamedWeight } from "../../keras/weights.js";
import { kerasGruClass } from "./keras-gru.js";
import { seededDropoutClass } from "./seeded-dropout.js";

/**
 * Builds a saved model in TensorFlow.js. Weights go in by their order, layer by layer, which is the same for saved models
 * and for TensorFlow.js; names are not.
 * @throws TrainFault where the model holds more or fewer weights than its topology asks for
 */
export async function loadModel(artifacts: ModelArtifacts): Promise<tf.LayersModel> {
  const { config } = readTopology(artifacts.modelTopology);
  const layers = config.layers.map(forTensorflow);
  const modelTopology = { class_name: "Sequential", config: { name: config.name, layers } };
  const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology }));
  const weights = [...readWeights(artifacts).values()];
  let next = 0;
  for (const layer of model.layers) {
    const own = weights.slice(next, next + layer.getWeights().length);
    next += own.length;
    setWeights(layer, own);
  }
  if (next !== weights.length) throw modelFault(config.name, `${next} weights`, `${weights.length}`);
  return model;
}

/** The model as saved, with its present weights. */
export async function saveModel(model: tf.LayersModel, artifacts: ModelArtifacts): Promise<ModelArtifacts> {
  const present = model.layers.flatMap((layer) => layer.getWeights());
  const named = [...readWeights(artifacts).values()].map(async ({ name, shape }, index): Promise<NamedWeight> => {
    const values = await present[index]?.data();
    return { name, shape, values: Float32Array.from(values ?? []) };
  });
  return packArtifacts(artifacts.modelTopology, await Promise.all(named));
}

function setWeights(layer: tf.layers.Layer, weights: readonly NamedWeight[]): void {
  const tensors = weights.map(({ values, shape }) => tf.tensor(values, [...shape], "float32"));
  for (const [index, present] of layer.getWeights().entries()) {
    const { name = layer.name, shape = [] } = weights[index] ?? {};
    if (shape.join() !== present.shape.join()) throw modelFault(name, `shape [${present.shape}]`, `[${shape}]`);
  }
  layer.setWeights(tensors);
  tf.dispose(tensors);
}

/**
 * Our own layers in place of what TensorFlow.js lacks. The weights are given, so none is drawn: TensorFlow.js draws
 * orthogonal matrices slowly.
 */
function forTensorflow({ class_name, config }: LayerTopology): LayerTopology {
  if ("layer" in config) {
    const layer = forTensorflow(readLayer(config.layer, `${config.name}.layer`));
    return { class_name, config: { ...config, layer } };
  }
  if (class_name === "Dropout") return { class_name: seededDropoutClass, config: demandWholeDropout(config) };
  if (!("recurrent_dropout" in config)) return { class_name, config };
  const zeros = { class_name: "Zeros", config: {} };
  const bare = { ...config, kernel_initializer: zeros, recurrent_initializer: zeros };
  const isOurs = class_name === "GRU" && (config.reset_after === true || Number(config.recurrent_dropout) > 0);
  return { class_name: isOurs ? kerasGruClass : class_name, config: bare };
}

function demandWholeDropout(config: LayerConfig): LayerConfig {
  const shape = JSON.stringify(config.noise_shape ?? null);
  if (shape !== "null") throw modelFault(config.name, "noise_shape: null", shape);
  return config;
}
