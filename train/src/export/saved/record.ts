import { modelFault } from "../../errors.js";
import type { LayerTopology } from "../../keras/topology.js";

/** Is it an object with keys, rather than a list or a plain value? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a layer as it stands in a saved topology.
 * @param place where it stands
 * @throws TrainFault where it has no class or no name
 */
export function readLayer(saved: unknown, place: string): LayerTopology {
  if (!isRecord(saved) || typeof saved.class_name !== "string" || !isRecord(saved.config)) {
    throw modelFault(place, "a layer with class_name and config", excerpt(saved));
  }
  const name = saved.config.name ?? saved.name;
  if (typeof name !== "string" || name === "") throw modelFault(`${place}.config`, "a name", excerpt(name));
  return { class_name: saved.class_name, config: { ...saved.config, name } };
}

/** The beginning of a value, for a message. */
export function excerpt(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 80) ?? "nothing";
}
