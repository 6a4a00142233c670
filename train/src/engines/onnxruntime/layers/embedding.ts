import { modelFault } from "../../../errors.js";
import { int, string } from "../../../onnx/attribute.js";
import { elementTypes } from "../../../onnx/tensor.js";
import { flagOption, type LayerWriter, wholeOption } from "../layer.js";

/**
 * Ids [time, batch] → rows of a table (https://keras.io/api/layers/core_layers/embedding/); with `mask_zero`, id 0 is
 * padding. Backwards the gradient of each step is added to the row of its id.
 */
export const embedding: LayerWriter = (input, context) => {
  const { ops, config, name } = context;
  const [rows, width] = [wholeOption(config, "input_dim"), wholeOption(config, "output_dim")];
  const [time = 0, ...rest] = input.shape;
  if (input.learns || rest.length > 0) throw modelFault(name, "ids [time] as input", `[${input.shape}]`);
  const table = context.weight("embeddings", { shape: [rows, width] }); // [rows, width]
  const ids = input.value; // int32 [time, batch]
  const padding = () => ops.apply("Sign", [ops.apply("Abs", [ops.toFloat(ids)])]); // [time, batch]
  const mask = flagOption(config, "mask_zero", false) ? ops.reshape(padding(), [time, -1, 1]) : undefined;
  return {
    output: { value: ops.apply("Gather", [table, ids]), shape: [time, width], mask, learns: true },
    backward: (gradient) => {
      const where = ops.apply("Cast", [ops.reshape(ids, [-1, 1])], { to: int(elementTypes.int64) }); // [steps, 1]
      const zeros = ops.apply("ConstantOfShape", [ops.int64([rows, width])]); // [rows, width]
      const steps = ops.reshape(gradient, [-1, width]); // [steps, width]
      context.learn(table, ops.apply("ScatterND", [zeros, where, steps], { reduction: string("add") }));
      return undefined;
    },
  };
};
