import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { type ModelArtifacts, packArtifacts } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { type Feed, runOnnx } from "./tfjs-oracle.js";

/** A layer as Keras writes it. */
export interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names within the layer, as its framework writes them, with their shapes. */
  readonly weights?: Readonly<Record<string, readonly number[]>>;
}

/** What Keras 2's converter writes for a Sequential model: `model_config`, an InputLayer, `layer/cell/weight` names. */
export function keras2(inputShape: readonly (number | null)[], ...layers: KerasLayer[]): ModelArtifacts {
  const input = {
    class_name: "InputLayer",
    config: {
      batch_input_shape: [null, ...inputShape],
      dtype: "float32",
      sparse: false,
      ragged: false,
      name: "input_1",
    },
  };
  const config = { name: "sequential", layers: [input, ...layers.map(withoutWeights)] };
  const topology = {
    keras_version: "2.15.0",
    backend: "tensorflow",
    model_config: { class_name: "Sequential", config },
  };
  return packArtifacts(topology, randomWeights(layers, ""));
}

/** What Keras 3 writes: `batch_shape`, types as policies, the model's name in front of its weights. */
export function keras3(inputShape: readonly (number | null)[], ...layers: KerasLayer[]): ModelArtifacts {
  const dtype = { module: "keras", class_name: "DTypePolicy", config: { name: "float32" }, registered_name: null };
  const wrap = ({ class_name, config }: KerasLayer) => ({
    module: "keras.layers",
    class_name,
    config: { dtype, ...config },
    registered_name: null,
  });
  const input = wrap({ class_name: "InputLayer", config: { batch_shape: [null, ...inputShape], name: "input_1" } });
  const config = { name: "sequential", layers: [input, ...layers.map(wrap)] };
  const topology = {
    keras_version: "3.3.3",
    backend: "tensorflow",
    model_config: { module: "keras", class_name: "Sequential", config },
  };
  return packArtifacts(topology, randomWeights(layers, "sequential/"));
}

function withoutWeights({ class_name, config }: KerasLayer): object {
  return { class_name, config };
}

function randomWeights(layers: readonly KerasLayer[], prefix: string) {
  const { normal } = createRandom(3, "keras");
  return layers.flatMap(({ config, weights = {} }) =>
    Object.entries(weights).map(([name, shape]) => ({
      name: `${prefix}${config.name}/${name}`,
      shape,
      values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.5 * normal()),
    })),
  );
}

/** Keras' GRU of 4 units over 3 features. */
export function gru(config: object, cell: string): KerasLayer {
  return {
    class_name: "GRU",
    config: {
      name: "gru",
      units: 4,
      activation: "tanh",
      recurrent_activation: "sigmoid",
      use_bias: true,
      reset_after: true,
      time_major: false,
      ...config,
    },
    weights: { [`${cell}kernel`]: [3, 12], [`${cell}recurrent_kernel`]: [4, 12], [`${cell}bias`]: [2, 12] },
  };
}

/** Random rows for a file's one input. */
export function feed(shape: number[], type = "float32"): Feed {
  const { normal, uniform } = createRandom(5, "rows");
  const draw = type === "int32" ? () => Math.floor(uniform() * 6) : normal;
  return { name: "input", type, values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, draw), shape };
}

/** The first output of an exported model. */
export async function run(artifacts: ModelArtifacts, rows: Feed): Promise<number[]> {
  const [output] = await runOnnx(exportOnnx(artifacts), [rows]);
  return output?.values ?? [];
}
