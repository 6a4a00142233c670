import { modelFault } from "../../errors.js";
import { demand, flagOf, integersOf, numberOf, rowAxis } from "../config.js";
import { fixedSize, type UnaryConverter } from "../layer.js";
import { reduce } from "../reduce.js";

/**
 * Batch normalisation over one axis, folded into y = x · scale + offset with
 * scale = γ / √(variance + ε) and offset = β − mean · scale: Ioffe and Szegedy, "Batch Normalization", 2015.
 */
export const batchNormalization: UnaryConverter = (input, context) => {
  const { graph, name } = context;
  const rank = input.shape.length;
  const [axis = -1, ...more] = integersOf(context, "axis", -1).map((given) => rowAxis(given, rank, context));
  if (more.length > 0) throw modelFault(name, "axis: one axis", JSON.stringify(context.config.axis));
  const size = fixedSize(input.shape[axis], `axis ${axis + 1}`, context);
  const epsilon = numberOf(context, "epsilon", 1e-3);
  const weight = (key: string) => context.weight(key, [size]).values;
  const gamma = flagOf(context, "scale", true) ? weight("gamma") : new Float32Array(size).fill(1);
  const beta = flagOf(context, "center", true) ? weight("beta") : new Float32Array(size);
  const mean = weight("moving_mean");
  const variance = weight("moving_variance");
  const scale = Float64Array.from(gamma, (factor, i) => factor / Math.sqrt((variance[i] ?? 0) + epsilon));
  const offset = scale.map((factor, i) => (beta[i] ?? 0) - (mean[i] ?? 0) * factor);
  const shape = [size, ...Array.from({ length: rank - 1 - axis }, () => 1)]; // broadcasts from the right
  const scaleValue = graph.floats(`${name}/scale`, shape, Float32Array.from(scale));
  const offsetValue = graph.floats(`${name}/offset`, shape, Float32Array.from(offset));
  const scaled = graph.node("Mul", [input.value, scaleValue], { name: `${name}/scaled` }); // [batch, …, features]
  const value = graph.node("Add", [scaled, offsetValue], { name }); // [batch, …, features]
  return { value, shape: input.shape };
};

/**
 * Layer normalisation over the given axes: (x − mean) / √(variance + ε) · γ + β, Ba et al., "Layer Normalization", 2016.
 * In primitive operators, for LayerNormalization itself came with opset 17 and takes trailing axes only.
 */
export const layerNormalization: UnaryConverter = (input, context) => {
  demand(context, { rms_scaling: false });
  const { graph, name } = context;
  const rank = input.shape.length;
  const axes = integersOf(context, "axis", -1).map((axis) => rowAxis(axis, rank, context));
  const paramShape = axes.map((axis) => fixedSize(input.shape[axis], `axis ${axis + 1}`, context));
  const first = Math.min(...axes);
  // The weights' axes come in the order in which the configuration names them; they broadcast in order of axes.
  const inOrder = axes.every((axis, i) => i === 0 || axis > (axes[i - 1] ?? 0));
  if (!inOrder) throw modelFault(name, "axis: in rising order", JSON.stringify(context.config.axis));
  const broadcast = Array.from({ length: rank - first }, (_, i) =>
    axes.includes(first + i) ? input.shape[first + i] : 1,
  );
  const shape = broadcast.map((size) => fixedSize(size, "a normalised axis", context));
  const over = { axes: axes.map((axis) => axis + 1), keepAxes: true };
  const mean = reduce(graph, "ReduceMean", input.value, { ...over, name: `${name}/mean` });
  const centred = graph.node("Sub", [input.value, mean], { name: `${name}/centred` });
  const square = graph.node("Mul", [centred, centred], { name: `${name}/square` });
  const variance = reduce(graph, "ReduceMean", square, { ...over, name: `${name}/variance` });
  const epsilon = graph.scalar(`${name}/epsilon`, numberOf(context, "epsilon", 1e-3));
  const safe = graph.node("Add", [variance, epsilon], { name: `${name}/variance_plus_epsilon` });
  const deviation = graph.node("Sqrt", [safe], { name: `${name}/deviation` });
  let value = graph.node("Div", [centred, deviation], { name: `${name}/normal` }); // [batch, …]
  if (flagOf(context, "scale", true)) {
    const gamma = graph.floats(`${name}/gamma`, shape, context.weight("gamma", paramShape).values);
    value = graph.node("Mul", [value, gamma], { name: `${name}/scaled` });
  }
  if (flagOf(context, "center", true)) {
    const beta = graph.floats(`${name}/beta`, shape, context.weight("beta", paramShape).values);
    value = graph.node("Add", [value, beta], { name });
  }
  return { value, shape: input.shape };
};
