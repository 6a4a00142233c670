import type { LayerTopology, SequentialTopology } from "./topology.js";

// Layers with every choice that Keras makes by default written out, so that no reader has to know it.

interface FirstLayerOptions {
  readonly name: string;
  /** Of one row; only the first layer of a model has it. */
  readonly inputShape?: readonly number[];
}

interface RecurrentOptions extends FirstLayerOptions {
  readonly units: number;
  readonly activation?: "tanh" | "relu" | "sigmoid";
  readonly returnSequences?: boolean;
  /** Share of the inputs that is dropped: one draw a sequence. */
  readonly dropout?: number;
  /** Share of the state that is dropped: one draw a sequence. */
  readonly recurrentDropout?: number;
}

/** https://keras.io/api/layers/recurrent_layers/simple_rnn/ */
export function simpleRnn(options: RecurrentOptions): LayerTopology {
  return { class_name: "SimpleRNN", config: recurrent(options, {}) };
}

/** https://keras.io/api/layers/recurrent_layers/lstm/ */
export function lstm(options: RecurrentOptions): LayerTopology {
  return { class_name: "LSTM", config: recurrent(options, { ...sigmoidGates, unit_forget_bias: true }) };
}

/**
 * https://keras.io/api/layers/recurrent_layers/gru/
 * @param options `resetAfter`: Keras 2's GRU with two biases, in place of the classic one
 */
export function gru({ resetAfter, ...options }: RecurrentOptions & { readonly resetAfter: boolean }): LayerTopology {
  return { class_name: "GRU", config: recurrent(options, { ...sigmoidGates, reset_after: resetAfter }) };
}

const sigmoidGates = { recurrent_activation: "sigmoid" };

function recurrent<T extends object>(options: RecurrentOptions, more: T) {
  const { name, units, activation = "tanh", returnSequences = false, dropout = 0, recurrentDropout = 0 } = options;
  return {
    name,
    ...batchInputShape(options),
    dtype: "float32",
    units,
    activation,
    ...more,
    use_bias: true,
    return_sequences: returnSequences,
    return_state: false,
    go_backwards: false,
    stateful: false,
    dropout,
    recurrent_dropout: recurrentDropout,
  };
}

interface BidirectionalOptions extends FirstLayerOptions {
  readonly layer: LayerTopology;
  readonly mergeMode?: "concat" | "sum" | "mul" | "ave";
}

/** https://keras.io/api/layers/recurrent_layers/bidirectional/ */
export function bidirectional(options: BidirectionalOptions): LayerTopology {
  const { name, layer, mergeMode = "concat" } = options;
  return { class_name: "Bidirectional", config: { name, ...batchInputShape(options), layer, merge_mode: mergeMode } };
}

/** https://keras.io/api/layers/recurrent_layers/time_distributed/ */
export function timeDistributed(options: FirstLayerOptions & { readonly layer: LayerTopology }): LayerTopology {
  const { name, layer } = options;
  return { class_name: "TimeDistributed", config: { name, ...batchInputShape(options), layer } };
}

interface EmbeddingOptions {
  readonly name: string;
  /** How many ids there are. */
  readonly inputDim: number;
  readonly outputDim: number;
  /** How many ids a row has. */
  readonly inputLength: number;
  /** Whether id 0 is padding. */
  readonly maskZero?: boolean;
}

/** https://keras.io/api/layers/core_layers/embedding/ */
export function embedding({
  name,
  inputDim,
  outputDim,
  inputLength,
  maskZero = false,
}: EmbeddingOptions): LayerTopology {
  const config = {
    name,
    batch_input_shape: [null, inputLength],
    dtype: "float32",
    input_dim: inputDim,
    output_dim: outputDim,
    mask_zero: maskZero,
    input_length: inputLength,
  };
  return { class_name: "Embedding", config };
}

/** https://keras.io/api/layers/normalization_layers/batch_normalization/ */
export function batchNormalization({ name }: { readonly name: string }): LayerTopology {
  return {
    class_name: "BatchNormalization",
    config: { name, dtype: "float32", axis: -1, momentum: 0.99, epsilon: 0.001, center: true, scale: true },
  };
}

/** https://keras.io/api/layers/regularization_layers/dropout/ */
export function dropout({ name, rate }: { readonly name: string; readonly rate: number }): LayerTopology {
  return { class_name: "Dropout", config: { name, dtype: "float32", rate } };
}

/** https://keras.io/api/layers/core_layers/activation/ */
export function activation(options: { readonly name: string; readonly activation: string }): LayerTopology {
  return { class_name: "Activation", config: { name: options.name, dtype: "float32", activation: options.activation } };
}

interface DenseOptions extends FirstLayerOptions {
  readonly units: number;
  readonly activation: string;
}

/** https://keras.io/api/layers/core_layers/dense/ */
export function dense(options: DenseOptions): LayerTopology {
  const { name, units, activation } = options;
  const config = { name, ...batchInputShape(options), dtype: "float32", units, activation, use_bias: true };
  return { class_name: "Dense", config };
}

/** https://keras.io/api/models/sequential/ */
export function sequential(name: string, layers: readonly LayerTopology[]): SequentialTopology {
  return { class_name: "Sequential", config: { name, layers } };
}

function batchInputShape({ inputShape }: FirstLayerOptions): {
  readonly batch_input_shape?: readonly (number | null)[];
} {
  return inputShape ? { batch_input_shape: [null, ...inputShape] } : {};
}
