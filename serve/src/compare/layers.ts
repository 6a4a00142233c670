/** A layer as Keras and tfjs save it. */
export interface SavedLayer {
  readonly className: string;
  readonly config: unknown;
}

/**
 * The layers of a saved topology, in its order: bare, as tfjs saves it, or inside `model_config`, as Keras' converter
 * does; of old Keras, the config is the list itself. None where it is of another make.
 */
export function layersOf(topology: object): SavedLayer[] {
  const config = field(field(topology, "model_config") ?? topology, "config");
  const layers = field(config, "layers") ?? config;
  if (!Array.isArray(layers)) return [];
  return layers.map((layer: unknown) => ({
    className: String(field(layer, "class_name")),
    config: field(layer, "config") ?? {},
  }));
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
