import { int, ints } from "../../../onnx/attribute.js";
import { demandOptions, flagOption, flat, type LayerWriter, numberOption, unflat } from "../layer.js";

/**
 * y = γ · n + β with n = (x − μ) ÷ √(σ² + ε), over all axes but the last
 * (https://keras.io/api/layers/normalization_layers/batch_normalization/; Ioffe and Szegedy, 2015). In training μ and σ²
 * are those of the batch and the moving averages follow them; in prediction they are the moving averages.
 * Backwards: dγ = Σ dy · n, dβ = Σ dy, dx = γ ÷ √(σ² + ε) · (dy − mean(dy) − n · mean(dy · n)).
 */
export const batchNormalization: LayerWriter = (input, context) => {
  const { ops, config, training } = context;
  const features = input.shape.at(-1) ?? 0;
  demandOptions(config, { renorm: false });
  const axis = numberOption(config, "axis", -1);
  if (axis !== input.shape.length) demandOptions(config, { axis: -1 });
  const momentum = numberOption(config, "momentum", 0.99);
  const part = { shape: [features] };
  const gamma = flagOption(config, "scale", true) ? context.weight("gamma", part) : undefined; // [features]
  const beta = flagOption(config, "center", true) ? context.weight("beta", part) : undefined; // [features]
  const movingMean = context.weight("moving_mean", part, { kind: "moving", momentum }); // [features]
  const movingVariance = context.weight("moving_variance", part, { kind: "moving", momentum }); // [features]
  const meanOfRows = (value: string) => ops.apply("ReduceMean", [value], { axes: ints([0]), keepdims: int(0) });
  const x = flat(ops, input); // [rows, features]
  const mean = training ? meanOfRows(x) : movingMean; // [features]
  const centred = ops.sub(x, mean); // [rows, features]
  const variance = training ? meanOfRows(ops.mul(centred, centred)) : movingVariance; // [features]
  const epsilon = ops.scalar(numberOption(config, "epsilon", 1e-3));
  const inverse = ops.apply("Reciprocal", [ops.apply("Sqrt", [ops.add(variance, epsilon)])]); // [features]
  const normal = ops.mul(centred, inverse); // [rows, features]
  const scaled = gamma === undefined ? normal : ops.mul(normal, gamma); // [rows, features]
  const y = beta === undefined ? scaled : ops.add(scaled, beta); // [rows, features]
  return {
    output: { ...input, value: unflat(ops, y, input.shape), learns: true },
    backward: (gradient) => {
      const dy = flat(ops, { value: gradient, shape: input.shape }); // [rows, features]
      const along = ops.mul(dy, normal); // [rows, features]
      if (gamma !== undefined) context.learn(gamma, ops.sumOfRows(along)); // [features]
      if (beta !== undefined) context.learn(beta, ops.sumOfRows(dy)); // [features]
      context.learn(movingMean, mean);
      // The mean of squares, which adds up over the parts of a batch; the update takes the squared mean off again.
      context.learn(movingVariance, ops.add(variance, ops.mul(mean, mean)));
      if (!input.learns) return undefined;
      const level = ops.add(meanOfRows(dy), ops.mul(normal, meanOfRows(along))); // [rows, features]
      const factor = gamma === undefined ? inverse : ops.mul(inverse, gamma); // [features]
      return unflat(ops, ops.mul(ops.sub(dy, level), factor), input.shape); // as the input
    },
  };
};
