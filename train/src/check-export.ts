import * as tf from "@tensorflow/tfjs";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { modelFault } from "./errors.js";
import { exportSaved } from "./export/export-saved.js";
import type { ExportOptions } from "./export/options.js";
import type { SavedModel } from "./export/saved/read-files.js";
import { demandParity } from "./parity.js";
import { createRandom } from "./random.js";

const rows = 3;
const openSize = 7; // of every axis that the model leaves open

/**
 * Runs an exported file in onnxruntime on random rows, and holds it against TensorFlow.js where that can load the model.
 * @returns what was found, for a person to read
 * @throws TrainFault where the file does not run, gives what is no number, or differs by more than 1e-5
 */
export async function checkExport(saved: SavedModel, file: Uint8Array, options: ExportOptions): Promise<string> {
  const { outputs } = await runOnRandom(file, saved);
  const odd = outputs.find(({ values }) => !values.every(Number.isFinite));
  if (odd) throw modelFault(odd.name, "finite numbers", "others, on random rows");
  const model = await loadInTensorflow(saved);
  if (typeof model === "string") return `check: onnxruntime runs it; TensorFlow.js cannot load the model: ${model}`;
  // A file without its last activation gives other numbers than the model: then the whole is compared.
  const isCut = options.finalActivation === "cut";
  const whole = isCut ? exportSaved(saved, { ...options, finalActivation: "keep" }).file : file;
  const run = await runOnRandom(whole, saved);
  const expected = predict(model, run.inputs, options.bytesDividedBy ?? 1);
  const found = expected.map((values, i) => {
    const output = run.outputs[i];
    return demandParity(output?.name ?? `output ${i}`, values, output?.values ?? new Float32Array());
  });
  return `check: onnxruntime and TensorFlow.js differ by ${Math.max(...found)} at most`;
}

interface Values {
  readonly name: string;
  readonly type: string;
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

async function runOnRandom(file: Uint8Array, saved: SavedModel): Promise<{ inputs: Values[]; outputs: Values[] }> {
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const { normal, uniform } = createRandom(1, "check");
  const words = smallestVocabulary(saved);
  const drawers = new Map([
    ["int32", () => Math.floor(uniform() * words)],
    ["uint8", () => Math.floor(uniform() * 256)],
    ["state", () => 0],
  ]);
  const inputs = session.inputMetadata.flatMap((input): Values[] => {
    if (!input.isTensor) return [];
    const { name, type } = input;
    const sizes = input.shape.map((size) => (typeof size === "number" ? size : openSize));
    const shape = [rows, ...sizes.slice(1)];
    const draw = drawers.get(name.includes("/initial_") ? "state" : type) ?? normal;
    const length = shape.reduce((product, size) => product * size, 1);
    return [{ name, type, shape, values: Float32Array.from({ length }, draw) }];
  });
  const results = await session.run(Object.fromEntries(inputs.map((input) => [input.name, tensorOf(input)])));
  await session.release();
  const outputs = session.outputNames.map((name): Values => {
    const { type = "float32", dims = [], data = [] } = results[name] ?? {};
    return { name, type, shape: dims, values: Float32Array.from(data, Number) };
  });
  return { inputs, outputs };
}

function tensorOf({ type, values, shape }: Values): Tensor {
  if (type === "int32") return new Tensor("int32", Int32Array.from(values), shape);
  if (type === "uint8") return new Tensor("uint8", Uint8Array.from(values), shape);
  return new Tensor("float32", values, shape);
}

function smallestVocabulary({ modelTopology }: SavedModel): number {
  const found = [...JSON.stringify(modelTopology).matchAll(/"input_dim":\s*(\d+)/g)];
  return Math.min(1000, ...found.map(([, size]) => Number(size)));
}

/** @returns why not, where TensorFlow.js cannot load it */
async function loadInTensorflow(saved: SavedModel): Promise<tf.LayersModel | tf.GraphModel | string> {
  tf.enableProdMode();
  await tf.setBackend("cpu"); // plain JavaScript shares no kernel with onnxruntime
  const { format, modelTopology, weightSpecs, weightData, signature } = saved;
  const handler: tf.io.IOHandler = {
    load: async () => ({
      format,
      modelTopology,
      weightSpecs: JSON.parse(JSON.stringify(weightSpecs)),
      weightData,
      ...(signature !== undefined && { signature: JSON.parse(JSON.stringify(signature)) }),
    }),
  };
  try {
    return format === "layers-model" ? await tf.loadLayersModel(handler) : await tf.loadGraphModel(handler);
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** States come last among the inputs; the model has them inside, as zeros. */
function predict(model: tf.LayersModel | tf.GraphModel, inputs: readonly Values[], divisor: number): Float32Array[] {
  const tensors = inputs.slice(0, model.inputs.length).map(({ values, shape, type }) =>
    tf.tensor(
      values.map((value) => value / divisor),
      [...shape],
      type === "int32" ? "int32" : "float32",
    ),
  );
  const outputs = model.predict(tensors, {});
  const list = Array.isArray(outputs) ? outputs : outputs instanceof tf.Tensor ? [outputs] : Object.values(outputs);
  return list.map((output) => Float32Array.from(output.dataSync()));
}
