import { modelFault } from "../../errors.js";
import type { NamedWeight } from "../../keras/weights.js";

/** In the shape of a weight: whatever the file has. */
export const anySize = -1;

/** Where a layer stands, from the outside in. */
export interface LayerPath {
  /** The models around it; frameworks leave them out of a weight's name, or not. */
  readonly models: readonly string[];
  /** The layer, after the layers that wrap it: ["bidirectional", "forward_lstm"]. */
  readonly layers: readonly string[];
}

/** The weights of a file, found by the path of their layer. */
export interface WeightStore {
  /**
   * @throws TrainFault where it is missing, not of that shape, or more than one could be meant
   */
  find(path: LayerPath, name: string, shape: readonly number[]): NamedWeight;
  /** Names that no layer asked for. */
  unused(): string[];
}

/**
 * tfjs names a weight by its layer and leaves out the models around it (`dense/kernel`); Keras 2 puts the cell in
 * between (`lstm/lstm_cell_4/kernel`); Keras 3 puts the model in front (`sequential/lstm/lstm_cell/kernel`).
 */
export function createWeightStore(weights: ReadonlyMap<string, NamedWeight>): WeightStore {
  const owners = new Map<string, string>();
  return {
    find: ({ models, layers }, name, shape) => {
      const path = [...models, ...layers];
      const weight = bestMatch(weights, path, name, shape);
      // A model that is shared between two models is the same model on two paths.
      const [place, own] = [[...path, name].join("/"), [...layers, name].join("/")];
      const owner = owners.get(weight.name) ?? own;
      if (owner !== own) throw modelFault(place, `a weight [${shape}]`, `only "${weight.name}", which is ${owner}`);
      owners.set(weight.name, own);
      const fits = shape.every((size, axis) => size === anySize || size === weight.shape[axis]);
      if (!fits || shape.length !== weight.shape.length) {
        throw modelFault(place, `shape [${shape}]`, `[${weight.shape}]`);
      }
      return weight;
    },
    unused: () => [...weights.keys()].filter((name) => !owners.has(name)),
  };
}

function bestMatch(
  weights: ReadonlyMap<string, NamedWeight>,
  path: readonly string[],
  name: string,
  shape: readonly number[],
): NamedWeight {
  const place = [...path, name].join("/");
  const candidates = [...weights.values()]
    .filter((weight) => weight.name === name || weight.name.endsWith(`/${name}`))
    .map((weight) => ({ weight, distance: distanceBetween(path, weight.name.split("/").slice(0, -1)) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = candidates;
  if (!best) throw modelFault(place, `a weight [${shape}]`, "none of that name");
  if (second?.distance === best.distance) {
    throw modelFault(place, "one weight of that name", `"${best.weight.name}" and "${second.weight.name}"`);
  }
  return best.weight;
}

/** How far the scopes of a weight are from a layer's path: 0 where equal, infinite where they have nothing to do. */
function distanceBetween(path: readonly string[], scopes: readonly string[]): number {
  if (isWithin(path, scopes)) return scopes.length - path.length; // tokens in between, or a model in front
  for (let outer = 1; outer < path.length; outer++) {
    const inner = path.slice(outer);
    if (isWithin(inner, scopes)) return 10 * outer + scopes.length - inner.length; // the models around it left out
  }
  const isWrapped = scopes.length > 0 && isWithin(scopes, path); // TimeDistributed: the wrapper's name alone
  return isWrapped ? 1000 + path.length - scopes.length : Number.POSITIVE_INFINITY;
}

/** Are these in the list, in this order, with or without others in between? */
function isWithin(wanted: readonly string[], list: readonly string[]): boolean {
  let found = 0;
  for (const item of list) if (item === wanted[found]) found++;
  return found === wanted.length;
}
