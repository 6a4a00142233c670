import { type ModelArtifacts, packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";

/** A weight without its name. */
export interface Drawn {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Layer {
  readonly class_name: string;
  readonly name: string;
  readonly config?: object;
  /** Names of layers, or [layer, output]. */
  readonly from?: readonly (string | readonly [string, number])[];
  readonly states?: unknown;
  readonly weights?: Readonly<Record<string, Drawn>>;
}

/** A functional Keras 2 file. */
export function functional(
  layers: readonly Layer[],
  outputs: readonly [string, number][],
  version = "2.15.0",
): ModelArtifacts {
  const port = (from: string | readonly [string, number]) =>
    typeof from === "string" ? [from, 0, 0] : [from[0], 0, from[1]];
  const saved = layers.map(({ class_name, name, config, from = [], states }) => ({
    class_name,
    name,
    config: { name, ...config },
    inbound_nodes: from.length > 0 ? [from.map((one) => [...port(one), states ? { initial_state: states } : {}])] : [],
  }));
  const inputs = layers.filter(({ class_name }) => class_name === "InputLayer").map(({ name }) => [name, 0, 0]);
  const config = { name: "m", layers: saved, input_layers: inputs, output_layers: outputs.map(port) };
  const weights = layers.flatMap(({ name, weights: own = {} }) =>
    Object.entries(own).map(([weight, drawn]) => ({ name: `${name}/${weight}`, ...drawn })),
  );
  return packArtifacts({ keras_version: version, model_config: { class_name: "Functional", config } }, weights);
}

export const input = (name: string, ...row: (number | null)[]): Layer => ({
  class_name: "InputLayer",
  name,
  config: { batch_input_shape: [null, ...row] },
});
