import { int, ints, string, strings } from "../onnx/attribute.js";
import { float32Tensor, int64Tensor } from "../onnx/tensor.js";
import { recurrentActivation } from "./activation.js";
import { type Converter, demand, sizeOf } from "./layer.js";

/** Where ONNX' gates (i, o, f, c) stand among Keras' (i, f, c, o). */
const ifcoToIofc = [0, 3, 1, 2] as const;

/**
 * LSTM on [batch, time, features]: one LSTM node, time first
 * (https://onnx.ai/onnx/operators/onnx__LSTM.html, https://keras.io/api/layers/recurrent_layers/lstm/).
 */
export const lstm: Converter = (input, context) => {
  demand(context, {
    use_bias: true,
    return_sequences: false,
    return_state: false,
    go_backwards: false,
    stateful: false,
  });
  const { graph, name } = context;
  const units = sizeOf(context, "units");
  const features = input.shape.at(-1) ?? 0;
  const kernel = context.weight("kernel", [features, 4 * units]);
  const recurrentKernel = context.weight("recurrent_kernel", [units, 4 * units]);
  const bias = context.weight("bias", [4 * units]);
  const gates = recurrentActivation(context, "recurrent_activation");
  const cell = recurrentActivation(context, "activation");
  const timeFirst = graph.node("Transpose", [input.value], {
    name: `${name}/time_first`,
    attributes: { perm: ints([1, 0, 2]) },
  }); // [time, batch, features]
  const [, hidden = ""] = graph.nodeWith(
    "LSTM",
    [
      timeFirst,
      graph.constant(`${name}/W`, float32Tensor([1, 4 * units, features], gatesAsRows(kernel.values, features, units))),
      graph.constant(
        `${name}/R`,
        float32Tensor([1, 4 * units, units], gatesAsRows(recurrentKernel.values, units, units)),
      ),
      graph.constant(`${name}/B`, float32Tensor([1, 8 * units], biases(bias.values, units))),
    ],
    [false, true],
    {
      name,
      attributes: { hidden_size: int(units), direction: string("forward"), activations: strings([gates, cell, cell]) },
    },
  ); // Y_h [1, batch, units]
  const axes = graph.constant(`${name}/axes`, int64Tensor([1], [0]));
  const value = graph.node("Squeeze", [hidden, axes], { name: `${name}/last` }); // [batch, units]
  return { value, shape: [units] };
};

/** Keras [rows, gates ifco × units] → ONNX [gates iofc × units, rows]. */
function gatesAsRows(kernel: Float32Array, rows: number, units: number): Float32Array {
  const turned = new Float32Array(kernel.length);
  ifcoToIofc.forEach((from, to) => {
    for (let unit = 0; unit < units; unit++) {
      for (let row = 0; row < rows; row++) {
        turned[(to * units + unit) * rows + row] = kernel[row * 4 * units + from * units + unit] ?? 0;
      }
    }
  });
  return turned;
}

/** Keras has one bias, ONNX one for the input and one for the state: the second is zero. */
function biases(bias: Float32Array, units: number): Float32Array {
  const both = new Float32Array(8 * units); // [Wb iofc, Rb iofc]
  for (const [to, from] of ifcoToIofc.entries()) both.set(bias.subarray(from * units, (from + 1) * units), to * units);
  return both;
}
