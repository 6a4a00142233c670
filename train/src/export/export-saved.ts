import { modelFault } from "../errors.js";
import { type Exported, exportModel } from "./export-onnx.js";
import type { ExportOptions } from "./options.js";
import type { SavedModel } from "./saved/read-files.js";

/** Exports what `readModelFiles` read, whichever format it has. */
export function exportSaved(saved: SavedModel, options: ExportOptions = {}): Exported {
  if (saved.format === "graph-model") throw modelFault("format", "layers-model", saved.format);
  return exportModel(saved, options);
}
