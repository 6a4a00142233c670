import { modelFault } from "../errors.js";
import type { ModelArtifacts } from "../keras/artifacts.js";
import { encodeModel } from "../onnx/model.js";
import { type Compilation, compileModel } from "./compile.js";
import { createEmitter } from "./emitter.js";
import { defaultOpset, demandOptions, type ExportOptions, mostFileBytes } from "./options.js";
import { writeInputs, writeOutputs } from "./ports.js";
import { dropUnused } from "./prune.js";
import { decodeWeights } from "./saved/decode-weights.js";
import { parseTopology } from "./saved/parse-model.js";
import { createWeightStore } from "./saved/weight-store.js";
import { type ExportSummary, summarize } from "./summary.js";

export interface Exported {
  /** The bytes of a .onnx file. */
  readonly file: Uint8Array;
  readonly summary: ExportSummary;
}

/**
 * Compiles a saved Keras or tfjs model to ONNX.
 * @param artifacts topology and weights as tfjs saves them, also those of Keras' converter, whose weights may be
 * squeezed to uint8, uint16 or float16
 * @returns the bytes of a .onnx file: inputs float32, int32 (ids) or uint8 [batch, …], outputs float32 [batch, …]
 * @throws TrainFault where a layer, an option or a weight is unknown, missing or of the wrong shape; it names the layer
 */
export function exportOnnx(artifacts: ModelArtifacts, options: ExportOptions = {}): Uint8Array {
  return exportModel(artifacts, options).file;
}

/** The same with a summary of what was written. */
export function exportModel(artifacts: ModelArtifacts, options: ExportOptions = {}): Exported {
  demandOptions(options);
  const { opset = defaultOpset } = options;
  const model = parseTopology(artifacts.modelTopology);
  const weights = decodeWeights(artifacts);
  const parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  if (4 * parameters > mostFileBytes)
    throw modelFault("weights", `at most ${mostFileBytes} bytes`, `${4 * parameters}`);
  const graph = createEmitter(options.name ?? model.name, opset);
  const store = createWeightStore(weights);
  const { dialect, source } = model;
  const compilation: Compilation = { graph, dialect, weights: store, states: [], layers: [] };
  const inputs = writeInputs(model, options, graph);
  const outputs = compileModel(model, [], inputs, compilation);
  writeOutputs(model, inputs, outputs, compilation.states, options, graph);
  const written = dropUnused(graph.build());
  const { labels } = options;
  const facts = { source, parameters: String(parameters), ...(labels !== undefined && { labels }) };
  const metadata = options.metadata ?? facts;
  const file = encodeModel(written, { opset, metadata });
  const warnings = store.unused().map((name) => `no layer has the weight "${name}"`);
  const { layers } = compilation;
  return { file, summary: summarize(written, { source, layers, parameters, opset, bytes: file.length, warnings }) };
}
