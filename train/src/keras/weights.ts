import { modelFault } from "../errors.js";
import { createRandom, type Random } from "../random.js";
import { sizeOf } from "../size-of.js";
import { constant, glorotUniform, orthogonal, uniform } from "./initializers.js";
import { inputShape, type LayerConfig, type LayerTopology, readLayer, type SequentialTopology } from "./topology.js";

/** A weight in its Keras layout. */
export interface NamedWeight {
  /** Layer and weight, such as `lstm/recurrent_kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

type Initializer = (shape: readonly number[], random: Random) => Float32Array;

interface WeightPlan {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: Initializer;
}

interface LayerPlan {
  readonly weights: readonly WeightPlan[];
  /** Of one row, without the batch. */
  readonly outputShape: readonly number[];
}

type Planner = (config: LayerConfig, input: readonly number[]) => LayerPlan;

/** What each layer class holds, given its configuration and the shape of its input. */
const planners: Readonly<Record<string, Planner>> = {
  Activation: weightless,
  BatchNormalization: planBatchNormalization,
  Bidirectional: planBidirectional,
  Dense: planDense,
  Dropout: weightless,
  Embedding: planEmbedding,
  GRU: planGru,
  LSTM: planLstm,
  SimpleRNN: planSimpleRnn,
  TimeDistributed: planTimeDistributed,
};

/**
 * The weights that a topology begins with: kernels Glorot uniform, recurrent kernels orthogonal, embeddings
 * uniform in ±.05, biases zero but for the LSTM's forget bias of one.
 * @param seed the same seed gives the same weights
 * @throws TrainFault where a layer class is unknown
 */
export function initialWeights(topology: SequentialTopology, seed: number): NamedWeight[] {
  return plan(topology).map(({ name, shape, initial }) => ({
    name,
    shape,
    values: initial(shape, createRandom(seed, name)),
  }));
}

/**
 * Counts every weight, trainable or not, as Keras' summary does.
 * @throws TrainFault where a layer class is unknown
 */
export function countParameters(topology: SequentialTopology): number {
  return plan(topology).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

function plan(topology: SequentialTopology): WeightPlan[] {
  let shape: readonly number[] = inputShape(topology);
  return topology.config.layers.flatMap((layer) => {
    const { weights, outputShape } = planLayer(layer, shape);
    shape = outputShape;
    return weights.map((weight) => ({ ...weight, name: `${layer.config.name}/${weight.name}` }));
  });
}

function planLayer({ class_name, config }: LayerTopology, input: readonly number[]): LayerPlan {
  const planner = Object.hasOwn(planners, class_name) ? planners[class_name] : undefined;
  if (!planner) throw modelFault(config.name, `one of ${Object.keys(planners).join(", ")}`, class_name);
  return planner(config, input);
}

function weightless(_: LayerConfig, input: readonly number[]): LayerPlan {
  return { weights: [], outputShape: input };
}

function planSimpleRnn(config: LayerConfig, input: readonly number[]): LayerPlan {
  return planRecurrent(config, input, 1, { shape: [unitsOf(config)], initial: constant(0) });
}

function planGru(config: LayerConfig, input: readonly number[]): LayerPlan {
  const columns = 3 * unitsOf(config);
  const shape = config.reset_after === true ? [2, columns] : [columns];
  return planRecurrent(config, input, 3, { shape, initial: constant(0) });
}

function planLstm(config: LayerConfig, input: readonly number[]): LayerPlan {
  const units = unitsOf(config);
  const initial: Initializer = ([length = 0]) => {
    const gates = new Float32Array(length); // i, f, c, o
    return config.unit_forget_bias === true ? gates.fill(1, units, 2 * units) : gates;
  };
  return planRecurrent(config, input, 4, { shape: [4 * units], initial });
}

function planRecurrent(
  config: LayerConfig,
  [time = 0, features = 0]: readonly number[],
  gates: number,
  bias: Omit<WeightPlan, "name">,
): LayerPlan {
  const units = unitsOf(config);
  const kernels = [
    { name: "kernel", shape: [features, gates * units], initial: glorotUniform },
    { name: "recurrent_kernel", shape: [units, gates * units], initial: orthogonal },
  ];
  return {
    weights: config.use_bias === false ? kernels : [...kernels, { name: "bias", ...bias }],
    outputShape: config.return_sequences === true ? [time, units] : [units],
  };
}

/** Two of the inner layer, with the names that Keras gives them. */
function planBidirectional(config: LayerConfig, input: readonly number[]): LayerPlan {
  const inner = readLayer(config.layer, `${config.name}.layer`);
  const { weights, outputShape } = planLayer(inner, input);
  const units = outputShape.at(-1) ?? 0;
  const both = ["forward", "backward"].flatMap((direction) =>
    weights.map((weight) => ({ ...weight, name: `${direction}_${inner.config.name}/${weight.name}` })),
  );
  const columns = (config.merge_mode ?? "concat") === "concat" ? 2 * units : units;
  return { weights: both, outputShape: [...outputShape.slice(0, -1), columns] };
}

function planTimeDistributed(config: LayerConfig, input: readonly number[]): LayerPlan {
  const { weights, outputShape } = planLayer(readLayer(config.layer, `${config.name}.layer`), input.slice(1));
  return { weights, outputShape: [input[0] ?? 0, ...outputShape] };
}

function planEmbedding(config: LayerConfig, [time = 0]: readonly number[]): LayerPlan {
  const [rows, width] = [wholeOf(config, "input_dim"), wholeOf(config, "output_dim")];
  return {
    weights: [{ name: "embeddings", shape: [rows, width], initial: uniform(0.05) }],
    outputShape: [time, width],
  };
}

function planBatchNormalization(_: LayerConfig, input: readonly number[]): LayerPlan {
  const shape = [input.at(-1) ?? 0];
  return {
    weights: [
      { name: "gamma", shape, initial: constant(1) },
      { name: "beta", shape, initial: constant(0) },
      { name: "moving_mean", shape, initial: constant(0) },
      { name: "moving_variance", shape, initial: constant(1) },
    ],
    outputShape: input,
  };
}

function planDense(config: LayerConfig, input: readonly number[]): LayerPlan {
  const units = unitsOf(config);
  const kernel = { name: "kernel", shape: [input.at(-1) ?? 0, units], initial: glorotUniform };
  const bias = { name: "bias", shape: [units], initial: constant(0) };
  return {
    weights: config.use_bias === false ? [kernel] : [kernel, bias],
    outputShape: [...input.slice(0, -1), units],
  };
}

function unitsOf(config: LayerConfig): number {
  return wholeOf(config, "units");
}

function wholeOf(config: LayerConfig, key: string): number {
  const value = config[key];
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw modelFault(config.name, `${key}: a whole number from 1 up`, String(value));
}
