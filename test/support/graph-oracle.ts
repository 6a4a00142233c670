import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import type { SavedModel } from "@rnn-zoo/train/export/saved/read-files.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { loadGraphModelSync } from "@tensorflow/tfjs-converter";
import { type Case, modelOf } from "./graph-cases.js";
import { largestDifference, runOnnx, tf } from "./tfjs-oracle.js";

/**
 * The largest difference between onnxruntime and the executor of tfjs' converter on three random rows.
 * @param words draws ids below it, in place of numbers
 */
export async function difference(saved: SavedModel, rowShape: number[], words?: number): Promise<number> {
  const shape = [3, ...rowShape];
  const { normal, uniform } = createRandom(6, "rows");
  const draw = words === undefined ? normal : () => Math.floor(uniform() * words);
  const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, draw);
  const type = words === undefined ? "float32" : "int32";
  const expected = predicted(saved, tf.tensor(values, shape, type));
  const [output] = await runOnnx(exportGraphModel(saved).file, [{ name: "input", type, values, shape }]);
  const found = largestDifference(expected.dataSync(), output?.values ?? []);
  return String(output?.shape) === String(expected.shape) ? found : Number.NaN;
}

/** What the executor of tfjs' converter gives. */
export function predicted(saved: SavedModel, x: tf.Tensor): tf.Tensor {
  const artifacts: tf.io.ModelArtifacts = JSON.parse(JSON.stringify({ ...saved, weightData: undefined }));
  const model = loadGraphModelSync({ load: () => ({ ...artifacts, weightData: saved.weightData }) });
  const output = model.predict(x);
  if (output instanceof tf.Tensor) return output;
  throw new Error("one output");
}

/** The model of a case, whose signature has the rank that tfjs gives. */
export function modelOfCase(given: Case): SavedModel {
  const shape = [3, ...given.row];
  const x = given.words === undefined ? tf.ones(shape) : tf.ones(shape, "int32");
  return modelOf(given, predicted(modelOf(given, 1), x).rank);
}
