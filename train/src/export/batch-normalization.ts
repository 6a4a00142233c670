import { modelFault } from "../errors.js";
import { float32Tensor } from "../onnx/tensor.js";
import { type Converter, demand } from "./layer.js";

/**
 * Batch normalisation over the last axis, folded into y = x · scale + offset with
 * scale = γ / √(variance + ε) and offset = β − mean · scale: Ioffe and Szegedy, "Batch Normalization", 2015.
 */
export const batchNormalization: Converter = (input, context) => {
  demand(context, { center: true, scale: true });
  const { graph, name, config } = context;
  const { epsilon } = config;
  if (typeof epsilon !== "number") throw modelFault(name, "epsilon: a number", String(epsilon));
  demandLastAxis(context.config.axis, input.shape.length, name);
  const shape = [input.shape.at(-1) ?? 0];
  const [gamma, beta, mean, variance] = ["gamma", "beta", "moving_mean", "moving_variance"].map(
    (weight) => context.weight(weight, shape).values,
  );
  const at = (values: Float32Array | undefined, i: number) => values?.[i] ?? 0;
  const scale = Float64Array.from(
    { length: shape[0] ?? 0 },
    (_, i) => at(gamma, i) / Math.sqrt(at(variance, i) + epsilon),
  );
  const offset = scale.map((factor, i) => at(beta, i) - at(mean, i) * factor);
  const scaleValue = graph.constant(`${name}/scale`, float32Tensor(shape, Float32Array.from(scale)));
  const offsetValue = graph.constant(`${name}/offset`, float32Tensor(shape, Float32Array.from(offset)));
  const scaled = graph.node("Mul", [input.value, scaleValue], { name: `${name}/scaled` }); // [batch, …, features]
  const value = graph.node("Add", [scaled, offsetValue], { name }); // [batch, …, features]
  return { value, shape: input.shape };
};

/** Keras counts the batch as axis 0; tfjs saves −1, Keras 2 a list of one. */
function demandLastAxis(axis: unknown, rank: number, name: string): void {
  const single = Array.isArray(axis) ? axis[0] : axis;
  if (single !== -1 && single !== rank)
    throw modelFault(name, `axis: -1 or ${rank}`, JSON.stringify(axis) ?? "nothing");
}
