import { modelFault } from "../../errors.js";
import { inputShape, type LayerTopology, type SequentialTopology } from "../../keras/topology.js";
import { createGraph, type Value } from "../../onnx/graph.js";
import { encodeModel } from "../../onnx/model.js";
import type { Loss } from "../engine.js";
import { createContexts, type DropoutInput, type GraphWeight } from "./graph-context.js";
import type { LayerContext, LayerWriter, Signal, Written } from "./layer.js";
import { activation } from "./layers/activation.js";
import { batchNormalization } from "./layers/batch-normalization.js";
import { bidirectional } from "./layers/bidirectional.js";
import { dense } from "./layers/dense.js";
import { dropout } from "./layers/dropout.js";
import { embedding } from "./layers/embedding.js";
import { gru } from "./layers/gru.js";
import { lstm } from "./layers/lstm.js";
import { simpleRnn } from "./layers/simple-rnn.js";
import { timeDistributed } from "./layers/time-distributed.js";
import { layersToLogits, probabilities, score } from "./loss.js";
import { createOps, type Ops } from "./ops.js";

/** Every layer class that this engine trains. */
const writers: Readonly<Record<string, LayerWriter>> = {
  Activation: activation,
  BatchNormalization: batchNormalization,
  Bidirectional: bidirectional,
  Dense: dense,
  Dropout: dropout,
  Embedding: embedding,
  GRU: gru,
  LSTM: lstm,
  SimpleRNN: simpleRnn,
  TimeDistributed: timeDistributed,
};

const opset = 17;

/** A graph with what its caller must know to feed it. */
export interface StepGraph {
  /** A .onnx file. */
  readonly file: Uint8Array;
  readonly weights: readonly GraphWeight[];
  readonly dropout: readonly DropoutInput[];
  /** Of one row. */
  readonly inputShape: readonly number[];
  readonly inputType: "float32" | "int32";
  /** Of one row. */
  readonly outputShape: readonly number[];
}

/**
 * Writes one training step as an ONNX graph: forward, loss, and back through time. The update of the weights is not part
 * of it, so that several workers can add up what they computed on parts of a batch.
 *
 * Inputs: `inputs` [batch, …], `targets` float32 [batch, …outputShape], `weights` float32 [batch], the model's weights,
 * dropout's factors. Outputs: `loss`, `correct` and `weight`, each a sum over the batch, and the gradient of the summed
 * loss with respect to each weight.
 * @throws TrainFault where a layer or an option is unknown; it names the layer
 */
export function writeTrainingGraph(topology: SequentialTopology, loss: Loss): StepGraph {
  return writeGraph(topology, loss, true, (ops, { logits, layers, input }) => {
    const targets = swapTime(ops, input("targets", ["batch", ...logits.shape]), logits.shape);
    const scored = score(ops, loss, logits, targets, input("weights", ["batch"]));
    let gradient: Value | undefined = scored.gradient;
    for (const layer of layers.toReversed()) gradient = gradient && layer.backward(gradient);
    for (const name of ["loss", "correct", "weight"] as const) ops.output(name, scored[name], []);
  });
}

/**
 * Writes prediction alone: `inputs` and the model's weights → `probabilities` [batch, …outputShape].
 * @throws TrainFault as above
 */
export function writePredictionGraph(topology: SequentialTopology, loss: Loss): StepGraph {
  return writeGraph(topology, loss, false, (ops, { logits }) => {
    const scores = swapTime(ops, probabilities(ops, loss, logits.value), logits.shape);
    ops.output("probabilities", scores, ["batch", ...logits.shape]);
  });
}

/** A graph up to its logits. */
interface Body {
  readonly logits: Signal;
  readonly layers: readonly Written[];
  input(name: string, shape: readonly (number | string)[]): Value;
}

function writeGraph(
  topology: SequentialTopology,
  loss: Loss,
  training: boolean,
  end: (ops: Ops, body: Body) => void,
): StepGraph {
  const { name, layers } = topology.config;
  const graph = createGraph(name);
  const ops = createOps(graph, name);
  const shape = inputShape(topology);
  const inputType = layers[0]?.class_name === "Embedding" ? "int32" : "float32";
  const inputs = graph.input("inputs", inputType, ["batch", ...shape]);
  const { recording, contextOf } = createContexts(graph, ops, inputs, training);
  const written: Written[] = [];
  let signal: Signal = { value: timeFirst(ops, inputs, shape, inputType), shape, learns: false };
  for (const layer of layersToLogits(layers, loss)) {
    const done = writeLayer(layer, signal, contextOf);
    written.push(done);
    signal = done.output;
  }
  end(ops, { logits: signal, layers: written, input: (of, size) => graph.input(of, "float32", size) });
  const file = encodeModel(graph.build(), { opset });
  return { file, ...recording, inputShape: shape, inputType, outputShape: signal.shape };
}

function writeLayer(
  { class_name, config }: LayerTopology,
  input: Signal,
  contextOf: (config: LayerTopology["config"], name: string) => LayerContext,
): Written {
  const writer = Object.hasOwn(writers, class_name) ? writers[class_name] : undefined;
  if (!writer) throw modelFault(config.name, `one of ${Object.keys(writers).join(", ")}`, class_name);
  return writer(input, contextOf(config, config.name));
}

/** Inside the graph time comes first, so that each step's rows lie together. */
function timeFirst(ops: Ops, inputs: Value, shape: readonly number[], type: StepGraph["inputType"]): Value {
  return type === "int32" ? ops.transpose(inputs, [1, 0]) : swapTime(ops, inputs, shape);
}

/** [batch, time, …] to [time, batch, …] and back; rows without a time stay. */
function swapTime(ops: Ops, value: Value, shape: readonly number[]): Value {
  return shape.length === 2 ? ops.transpose(value, [1, 0, 2]) : value;
}
