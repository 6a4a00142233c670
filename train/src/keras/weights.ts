import { modelFault } from "../errors.js";
import { createRandom, type Random } from "../random.js";
import { constant, glorotUniform, orthogonal } from "./initializers.js";
import { inputShape, type LayerConfig, type LayerTopology, type SequentialTopology } from "./topology.js";

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

/** What each layer class holds, given its configuration and the shape of its input. */
const planners: Record<string, (config: LayerConfig, input: readonly number[]) => LayerPlan> = {
  LSTM: planLstm,
  BatchNormalization: planBatchNormalization,
  Dense: planDense,
};

/**
 * The weights that a topology begins with: kernels Glorot uniform, recurrent kernels orthogonal, biases zero but
 * for the LSTM's forget bias of one.
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
  return plan(topology).reduce((sum, { shape }) => sum + size(shape), 0);
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
  const planner = planners[class_name];
  if (!planner) throw modelFault(config.name, `one of ${Object.keys(planners).join(", ")}`, class_name);
  return planner(config, input);
}

function planLstm(config: LayerConfig, input: readonly number[]): LayerPlan {
  const units = unitsOf(config);
  const [time, features] = [input[0] ?? 0, input[1] ?? 0];
  const bias: Initializer = ([length = 0]) => {
    const gates = new Float32Array(length); // i, f, c, o
    return config.unit_forget_bias === true ? gates.fill(1, units, 2 * units) : gates;
  };
  return {
    weights: [
      { name: "kernel", shape: [features, 4 * units], initial: glorotUniform },
      { name: "recurrent_kernel", shape: [units, 4 * units], initial: orthogonal },
      { name: "bias", shape: [4 * units], initial: bias },
    ],
    outputShape: config.return_sequences === true ? [time, units] : [units],
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
  return {
    weights: [
      { name: "kernel", shape: [input.at(-1) ?? 0, units], initial: glorotUniform },
      { name: "bias", shape: [units], initial: constant(0) },
    ],
    outputShape: [...input.slice(0, -1), units],
  };
}

function unitsOf(config: LayerConfig): number {
  const { units } = config;
  if (typeof units !== "number" || !Number.isInteger(units) || units < 1) {
    throw modelFault(config.name, "units: a whole number from 1 up", String(units));
  }
  return units;
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
