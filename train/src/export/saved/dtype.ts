import { modelFault } from "../../errors.js";
import type { LayerConfig } from "../../keras/topology.js";
import { excerpt, isRecord } from "./record.js";

/**
 * Refuses layers that compute in anything but float32, such as under mixed precision. Keras 3 writes the type as a
 * policy object; integers are the types of inputs only.
 * @throws TrainFault that names the layer
 */
export function demandFloat32({ dtype }: LayerConfig, place: string): void {
  const policy = isRecord(dtype) && isRecord(dtype.config) ? dtype.config.name : dtype;
  const known = [undefined, null, "float32", "int32"];
  if (!known.some((type) => type === policy)) throw modelFault(place, "dtype: float32", excerpt(policy));
}
