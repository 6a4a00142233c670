export type { Exported } from "./export/assemble.js";
export { exportModel, exportOnnx, type SavedArtifacts } from "./export/export-onnx.js";
export { exportSaved } from "./export/export-saved.js";
export type { ExportOptions } from "./export/options.js";
export { readModelFiles, type SavedModel } from "./export/saved/read-files.js";
export { type ExportSummary, formatSummary } from "./export/summary.js";
export type { ModelArtifacts, WeightSpec } from "./keras/artifacts.js";
