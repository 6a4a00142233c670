export { type ExportOptions, exportOnnx } from "./export/export-onnx.js";
export type { ModelArtifacts, WeightSpec } from "./keras/artifacts.js";
