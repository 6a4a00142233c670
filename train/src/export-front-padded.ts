import type { FrontPadding } from "@rnn-zoo/models";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { modelFault } from "./errors.js";
import type { Exported } from "./export/assemble.js";
import { exportModel, type SavedArtifacts } from "./export/export-onnx.js";
import type { ExportOptions, PadStates } from "./export/options.js";

/**
 * Compiles a model of padded texts to a file that need not run their padding: it takes int32 [batch, time] of any time
 * from 1 to the padded length, and gives what the model gives for the same texts padded in front to that length. Longer
 * texts are an error of the run. The states after each count of padding are measured in onnxruntime, which computes them
 * as it would compute the padding: calculated with more digits they were up to 5e-7 off.
 * @param frontPadding the id and the length that every text was padded with
 * @throws TrainFault that names the layer where the padding cannot be left out: with a mask, several inputs, a layer
 * that runs backwards, one that mixes steps without being recurrent, an output for each step
 */
export async function exportFrontPadded(
  artifacts: SavedArtifacts,
  frontPadding: FrontPadding,
  options: Omit<ExportOptions, "frontPadding"> = {},
): Promise<Exported> {
  const { file } = exportModel(artifacts, { frontPadding: { ...frontPadding, states: "outputs" } });
  const states = await measureStates(file, frontPadding);
  return exportModel(artifacts, { ...options, frontPadding: { ...frontPadding, states } });
}

async function measureStates(file: Uint8Array, { id, length }: FrontPadding): Promise<PadStates> {
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  try {
    const [input = ""] = session.inputNames;
    const names = session.outputNames.filter((name) => /\/Y_[hc]$/.test(name));
    const tables = new Map<string, Float32Array>();
    for (let count = 1; count <= length; count++) {
      const ids = new Tensor("int32", new Int32Array(count).fill(id), [1, count]);
      const outputs = await session.run({ [input]: ids }, names);
      for (const name of names) {
        const state = outputs[name]?.data;
        if (!(state instanceof Float32Array)) throw modelFault(name, "a float32 state", String(outputs[name]?.type));
        const table = tables.get(name) ?? new Float32Array((length + 1) * state.length); // [length + 1, units]
        table.set(state, (length - count) * state.length);
        tables.set(name, table);
      }
    }
    return tables;
  } finally {
    await session.release();
  }
}
