import type { LayerTopology, SequentialTopology } from "./topology.js";

// Layers with every choice that Keras makes by default written out, so that no reader has to know it.

interface LstmOptions {
  readonly name: string;
  readonly units: number;
  readonly inputShape?: readonly number[];
  readonly returnSequences?: boolean;
}

/** https://keras.io/api/layers/recurrent_layers/lstm/ */
export function lstm({ name, units, inputShape, returnSequences = false }: LstmOptions): LayerTopology {
  const config = {
    name,
    ...(inputShape && { batch_input_shape: [null, ...inputShape] }),
    dtype: "float32",
    units,
    activation: "tanh",
    recurrent_activation: "sigmoid",
    use_bias: true,
    unit_forget_bias: true,
    return_sequences: returnSequences,
    return_state: false,
    go_backwards: false,
    stateful: false,
    dropout: 0,
    recurrent_dropout: 0,
  };
  return { class_name: "LSTM", config };
}

/** https://keras.io/api/layers/normalization_layers/batch_normalization/ */
export function batchNormalization({ name }: { readonly name: string }): LayerTopology {
  return {
    class_name: "BatchNormalization",
    config: { name, dtype: "float32", axis: -1, momentum: 0.99, epsilon: 0.001, center: true, scale: true },
  };
}

interface DenseOptions {
  readonly name: string;
  readonly units: number;
  readonly activation: string;
}

/** https://keras.io/api/layers/core_layers/dense/ */
export function dense({ name, units, activation }: DenseOptions): LayerTopology {
  return { class_name: "Dense", config: { name, dtype: "float32", units, activation, use_bias: true } };
}

/** https://keras.io/api/models/sequential/ */
export function sequential(name: string, layers: readonly LayerTopology[]): SequentialTopology {
  return { class_name: "Sequential", config: { name, layers } };
}
