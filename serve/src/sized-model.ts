import { rowSizes } from "./length-buckets.js";
import type { ServedModel } from "./registry.js";
import type { SizedModel } from "./submit-sized.js";
import type { Task } from "./tasks.js";

const known = new WeakMap<ServedModel, SizedModel>(); // asked for at every request

/** What the batcher must know of a model that is served. */
export function sizedModelOf(served: ServedModel, task: Task): SizedModel {
  const found = known.get(served);
  if (found) return found;
  const { rowBytes, outputs } = task;
  const model = { key: served.key, rowBytes, outputs, rowSizes: rowSizes(served.entry.card, task) };
  known.set(served, model);
  return model;
}
