export { type Exported, exportModel, exportOnnx } from "./export/export-onnx.js";
export type { ExportOptions } from "./export/options.js";
export { type ExportSummary, formatSummary } from "./export/summary.js";
export type { ModelArtifacts, WeightSpec } from "./keras/artifacts.js";
