// Started by bench-train.js: node train-peer.js <onnxruntime|tfjs> <workload> <cell> <workers>
// Reads how many steps to do, a line each time; answers with a line of JSON: {milliseconds: [...], processor, bytes}.
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { openOnnxruntime } from "@rnn-zoo/train/engines/onnxruntime/engine.js";
import { loadModel } from "@rnn-zoo/train/engines/tensorflow/load-model.js";
import { registerSegmentSum } from "@rnn-zoo/train/engines/tensorflow/wasm-segment-sum.js";
import { packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { initialWeights } from "@rnn-zoo/train/keras/weights.js";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { cellNames, type Workload, workload, workloadNames } from "./train-workloads.js";

const [, , peer, name, cell, workers] = process.argv;
const wantedName = workloadNames.find((known) => known === name);
const wantedCell = cellNames.find((known) => known === cell);
if (!wantedName || !wantedCell) throw new Error(`unknown workload ${name} ${cell}`);
const work = workload(wantedName, wantedCell, peer === "onnxruntime");
const { step, close } = peer === "onnxruntime" ? await ours(work, Number(workers)) : await stock(work);

for await (const line of createInterface({ input: process.stdin })) {
  const milliseconds: number[] = [];
  const before = process.cpuUsage();
  for (let count = Number(line); count > 0; count--) {
    const started = performance.now();
    await step();
    milliseconds.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before); // microseconds, of all threads
  const bytes = 1024 * process.resourceUsage().maxRSS;
  console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, bytes }));
}
await close();

interface Peer {
  step(): Promise<unknown>;
  close(): Promise<void>;
}

function start({ topology }: Workload) {
  return packArtifacts(topology, initialWeights(topology, 1));
}

async function ours(of: Workload, threads: number): Promise<Peer> {
  const engine = await openOnnxruntime({ device: "cpu", workers: threads });
  const trainer = await engine.createTrainer(start(of), of.options);
  return { step: () => trainer.step(of.batch), close: () => trainer.close() };
}

/** TensorFlow.js as it comes, on its wasm backend, but for the one kernel that an Embedding cannot do without. */
async function stock(of: Workload): Promise<Peer> {
  setWasmPaths(`${dirname(new URL(import.meta.resolve("@tensorflow/tfjs-backend-wasm")).pathname)}/../wasm-out/`);
  if (!(await tf.setBackend("wasm"))) throw new Error("no wasm backend");
  registerSegmentSum();
  const model = await loadModel(start(of));
  const optimizer = of.options.optimizer === "adam" ? tf.train.adam(1e-3) : tf.train.rmsprop(1e-3);
  model.compile({ optimizer, loss: of.options.loss });
  const type = of.batch.inputs instanceof Int32Array ? "int32" : "float32";
  const inputs = tf.tensor(of.batch.inputs, [...of.batch.shape], type);
  const labels = tf.tensor(Float32Array.from(of.batch.labels), [of.batch.labels.length, 1]);
  return { step: () => model.trainOnBatch(inputs, labels), close: async () => void model.dispose() };
}
