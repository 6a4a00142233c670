import { modelFault } from "../../../errors.js";
import { readLayer } from "../../../keras/topology.js";
import type { LayerWriter } from "../layer.js";
import { dense } from "./dense.js";

/** Dense on each time step, which is what Dense does anyway (https://keras.io/api/layers/recurrent_layers/time_distributed/). */
export const timeDistributed: LayerWriter = (input, context) => {
  const { name, config } = context;
  const inner = readLayer(config.layer, `${name}.layer`);
  if (inner.class_name !== "Dense") throw modelFault(name, "a layer of class Dense inside", inner.class_name);
  if (input.shape.length !== 2) throw modelFault(name, "sequences [time, features]", `[${input.shape}]`);
  return dense(input, context.inner(inner.config, name));
};
