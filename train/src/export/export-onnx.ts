import { modelFault } from "../errors.js";
import { assemble, type Exported } from "./assemble.js";
import { type Compilation, compileModel } from "./compile.js";
import { createEmitter } from "./emitter.js";
import { demandWholeText, writeCutInput } from "./front-padding.js";
import { defaultOpset, demandOptions, type ExportOptions, mostFileBytes } from "./options.js";
import { outputNames, writeInputs, writeOutputs } from "./ports.js";
import { decodeWeights, type SavedWeights } from "./saved/decode-weights.js";
import { parseTopology } from "./saved/parse-model.js";
import { createWeightStore } from "./saved/weight-store.js";

/** Topology and weights: tfjs' io.ModelArtifacts fits. */
export interface SavedArtifacts extends SavedWeights {
  readonly modelTopology: object;
}

/**
 * Compiles a saved Keras or tfjs model to ONNX.
 * @param artifacts topology and weights as tfjs saves them, also those of Keras' converter, whose weights may be
 * squeezed to uint8, uint16 or float16
 * @returns the bytes of a .onnx file: inputs float32, int32 (ids) or uint8 [batch, …], outputs float32 [batch, …]
 * @throws TrainFault where a layer, an option or a weight is unknown, missing or of the wrong shape; it names the layer
 */
export function exportOnnx(artifacts: SavedArtifacts, options: ExportOptions = {}): Uint8Array {
  return exportModel(artifacts, options).file;
}

/** The same with a summary of what was written. */
export function exportModel(artifacts: SavedArtifacts, options: ExportOptions = {}): Exported {
  demandOptions(options);
  const model = parseTopology(artifacts.modelTopology);
  const weights = decodeWeights(artifacts);
  const parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  if (4 * parameters > mostFileBytes)
    throw modelFault("weights", `at most ${mostFileBytes} bytes`, `${4 * parameters}`);
  const graph = createEmitter(options.name ?? model.name, options.opset ?? defaultOpset, outputNames(model, options));
  const store = createWeightStore(weights);
  const { dialect, source } = model;
  const { frontPadding, unrollSteps } = options;
  const asked = { frontPadding, unrollSteps };
  const compilation: Compilation = { graph, dialect, source, weights: store, ...asked, states: [], layers: [] };
  const inputs = frontPadding
    ? [writeCutInput(model, frontPadding, options, graph)]
    : writeInputs(model, options, graph);
  const outputs = compileModel(model, [], inputs, compilation);
  if (frontPadding) demandWholeText(model, outputs, compilation.states);
  writeOutputs(model, inputs, outputs, compilation.states, options, graph);
  const warnings = store.unused().map((name) => `no layer has the weight "${name}"`);
  return assemble(graph, { source, layers: compilation.layers, parameters, warnings }, options);
}
