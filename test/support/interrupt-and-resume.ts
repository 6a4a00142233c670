// Trains a model with dropout that is interrupted and resumed, and again in one go; prints the SHA-256 of both files.
// It is a program of its own: in jest, what a checkpoint holds are arrays that TensorFlow.js does not take for arrays.
// node interrupt-and-resume.js <engine> <zoo> <checkpoint>
import { openEngine } from "@rnn-zoo/train/engines/open-engine.js";
import { TrainFault } from "@rnn-zoo/train/errors.js";
import type { StepReport } from "@rnn-zoo/train/fit.js";
import { trainModel } from "@rnn-zoo/train/train-model.js";
import { smallDataset } from "./real-digits.js";

const [, , engineName, zoo = "", file = ""] = process.argv;
if (engineName !== "tensorflow" && engineName !== "onnxruntime") throw new Error(`no engine "${engineName}"`);
const dataset = await smallDataset(100, 20);
const engine = { engine: engineName, device: "cpu", workers: engineName === "onnxruntime" ? 2 : undefined } as const;
const recipe = {
  loss: "sparseCategoricalCrossentropy",
  optimizer: "adam",
  learningRate: 5e-3,
  batchSize: 16,
  epochs: 2,
  seed: 1,
} as const;
const run = async (more: object) =>
  trainModel("digit-lstm-32", dataset, await openEngine(engine), { ...recipe, zoo, ...more });

const abort = new AbortController();
const onStep = ({ epoch, step }: StepReport) => epoch === 2 && step === 3 && abort.abort();
const checkpoint = { file, resume: true };
const said = await run({ checkpoint, signal: abort.signal, onStep }).catch((error: unknown) => error);
if (!(said instanceof TrainFault)) throw new Error("the run was not interrupted");
const [resumed, whole] = [await run({ checkpoint }), await run({})];
console.log(JSON.stringify({ said: said.message, files: [resumed, whole].map(({ card }) => card.onnx.sha256) }));
