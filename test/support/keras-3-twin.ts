import { type ModelArtifacts, packArtifacts, readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import type { NamedWeight } from "@rnn-zoo/train/keras/weights.js";

/** Which of Keras' gates the recurrent activation acts on, out of how many. */
const gates: Readonly<Record<string, readonly boolean[]>> = {
  LSTM: [true, true, false, true], // i, f, c, o
  GRU: [true, true, false], // z, r, h
};

/**
 * The Keras 3 file that computes what a tfjs model does. The hard sigmoid of Keras 3 is min(1, max(0, x/6 + 1/2)), that
 * of tfjs is min(1, max(0, x/5 + 1/2)): so the weights of hard gates are 6/5 of tfjs' ones.
 */
export function keras3Twin(artifacts: ModelArtifacts): ModelArtifacts {
  const hard = new Map<string, readonly boolean[]>();
  const modelTopology = JSON.parse(JSON.stringify(artifacts.modelTopology), (_, value: unknown) => {
    if (!isLayer(value)) return value;
    const { class_name, config } = value;
    const own = config.recurrent_activation === "hard_sigmoid" ? gates[class_name] : undefined;
    if (own) hard.set(config.name, own);
    return { ...value, config: { ...config, ...(class_name === "GRU" && { reset_after: false }) } };
  });
  const steeper = ({ name, shape, values }: NamedWeight): NamedWeight => {
    // A Bidirectional saves one layer for both of its directions.
    const layer = [...hard.keys()].find((known) => name.split("/").some((scope) => scope.endsWith(known)));
    const own = hard.get(layer ?? "");
    const columns = shape.at(-1) ?? 1;
    const isHard = (i: number) => own?.[Math.floor(((i % columns) * own.length) / columns)] === true;
    return { name, shape, values: values.map((value, i) => (isHard(i) ? value * 1.2 : value)) };
  };
  const weights = [...readWeights(artifacts).values()].map(steeper);
  return packArtifacts({ ...modelTopology, keras_version: "3.3.3" }, weights);
}

interface SavedLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

function isLayer(value: unknown): value is SavedLayer {
  if (typeof value !== "object" || value === null || !("class_name" in value) || !("config" in value)) return false;
  const { config } = value;
  return typeof config === "object" && config !== null && "name" in config;
}
