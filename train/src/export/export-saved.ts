import type { Exported } from "./assemble.js";
import { exportModel } from "./export-onnx.js";
import { exportGraphModel } from "./graph-model/export-graph-model.js";
import type { ExportOptions } from "./options.js";
import type { SavedModel } from "./saved/read-files.js";

/**
 * Exports what `readModelFiles` read, whichever format it has.
 * @throws TrainFault that names layer or node
 */
export function exportSaved(saved: SavedModel, options: ExportOptions = {}): Exported {
  return saved.format === "graph-model" ? exportGraphModel(saved, options) : exportModel(saved, options);
}
