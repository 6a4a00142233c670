import { modelFault } from "../errors.js";

/** A layer as Keras and tfjs save it. */
export interface LayerTopology {
  readonly class_name: string;
  readonly config: LayerConfig;
}

export interface LayerConfig {
  readonly name: string;
  readonly [key: string]: unknown;
}

/** A Sequential model as Keras and tfjs save it. */
export interface SequentialTopology {
  readonly class_name: "Sequential";
  readonly config: { readonly name: string; readonly layers: readonly LayerTopology[] };
}

/**
 * Reads a saved topology: bare, as tfjs saves it, or inside `model_config`, as Keras' converter does.
 * @throws TrainFault that names the place
 */
export function readTopology(saved: unknown): SequentialTopology {
  const topology = isRecord(saved) && isRecord(saved.model_config) ? saved.model_config : saved;
  if (!isRecord(topology)) throw modelFault("topology", "an object", String(topology));
  if (topology.class_name !== "Sequential") {
    throw modelFault("topology", 'class_name "Sequential"', JSON.stringify(topology.class_name));
  }
  const config = topology.config;
  if (!isRecord(config) || !Array.isArray(config.layers)) throw modelFault("config", "a list of layers", "none");
  const name = typeof config.name === "string" ? config.name : "sequential";
  return {
    class_name: "Sequential",
    config: { name, layers: config.layers.map((layer, index) => readLayer(layer, `layers[${index}]`)) },
  };
}

/**
 * The shape of one input row, without the batch.
 * @throws TrainFault where the first layer does not say it
 */
export function inputShape(topology: SequentialTopology): number[] {
  const first = topology.config.layers[0];
  const shape = first?.config.batch_input_shape;
  if (!Array.isArray(shape) || shape.length < 2 || !shape.slice(1).every(Number.isInteger)) {
    throw modelFault(first?.config.name ?? "topology", "batch_input_shape with fixed sizes", JSON.stringify(shape));
  }
  return shape.slice(1).map(Number);
}

/**
 * Reads a saved layer.
 * @param place where it stands, for the message
 * @throws TrainFault that names the place
 */
export function readLayer(saved: unknown, place: string): LayerTopology {
  if (!isRecord(saved) || typeof saved.class_name !== "string" || !isRecord(saved.config)) {
    throw modelFault(place, "a class_name and a config", JSON.stringify(saved)?.slice(0, 60) ?? "nothing");
  }
  if (typeof saved.config.name !== "string") throw modelFault(`${place}.config`, "a name", String(saved.config.name));
  return { class_name: saved.class_name, config: { ...saved.config, name: saved.config.name } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
