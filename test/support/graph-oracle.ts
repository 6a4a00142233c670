import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import type { SavedModel } from "@rnn-zoo/train/export/saved/read-files.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { loadGraphModelSync } from "@tensorflow/tfjs-converter";
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
  const artifacts: tf.io.ModelArtifacts = JSON.parse(JSON.stringify({ ...saved, weightData: undefined }));
  const model = loadGraphModelSync({ load: () => ({ ...artifacts, weightData: saved.weightData }) });
  const expected = model.predict(tf.tensor(values, shape, type));
  if (!(expected instanceof tf.Tensor)) throw new Error("one output");
  const [output] = await runOnnx(exportGraphModel(saved).file, [{ name: "input", type, values, shape }]);
  const found = largestDifference(expected.dataSync(), output?.values ?? []);
  return String(output?.shape) === String(expected.shape) ? found : Number.NaN;
}
