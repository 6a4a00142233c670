// Trains a small model for many epochs; prints as JSON the memory that the process holds after each, and what goes
// through it in each, in MiB.
// node --expose-gc train-epochs.js <epochs>
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { fit as trainOn } from "@rnn-zoo/train/fit.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { dense, dropout, lstm, sequential } from "@rnn-zoo/train/keras/layers.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import { smallDataset } from "./real-digits.js";

const topology = sequential("small", [
  lstm({ name: "lstm", units: 4, activation: "relu", inputShape: [28, 28] }),
  dropout({ name: "dropout", rate: 0.2 }),
  dense({ name: "dense", units: 10, activation: "softmax" }),
]);
const options = {
  loss: "sparseCategoricalCrossentropy",
  optimizer: "adam",
  learningRate: 1e-3,
  batchSize: 160,
  seed: 1,
  epochs: Number(process.argv[2]),
} as const;
const engine = await openOnnxruntime({ device: "cpu", workers: 2 });
const trainer = await engine.createTrainer(packArtifacts(topology, initialWeights(topology, 1)), options);
const held: number[] = [];
const onState = async () => {
  gc?.(); // what is garbage only is no growth
  held.push(process.memoryUsage.rss() / 2 ** 20);
};
const dataset = await smallDataset(320, 40);
await trainOn(trainer, dataset, { ...options, onState });
await trainer.close();
const mibPerEpoch = (dataset.train.inputs.length * Float32Array.BYTES_PER_ELEMENT) / 2 ** 20; // of inputs alone
console.log(JSON.stringify({ held, mibPerEpoch }));
