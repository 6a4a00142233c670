import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import { errors } from "../errors.js";
import type { ModelChoice } from "../predict/fields.js";
import type { Surface } from "../predict/surface.js";
import { surfaces } from "../predict/surfaces.js";
import type { Registry, ServedModel } from "../registry.js";

/**
 * The task of an address.
 * @throws ServeError unknown_task
 */
export function surfaceOf(task: string): Surface {
  const surface = surfaces.get(task);
  if (!surface) throw errors.unknownTask(task, [...surfaces.keys()]);
  return surface;
}

/** The newest version of each model of a task that is ready, or the newest where none is; by name. */
export function modelsOf(registry: Registry, task: string): ServedModel[] {
  const names = new Set(registry.list().map(({ entry }) => entry.name));
  return Array.from(names, (name) => registry.newest(name)).filter(({ entry }) => entry.card.task === task);
}

/**
 * Those that can answer.
 * @throws ServeError unknown_model or model_not_ready where none can
 */
export function readyModelsOf(registry: Registry, task: string): ServedModel[] {
  const ready = modelsOf(registry, task).filter(({ state }) => state === "ready");
  return ready.length > 0 ? ready : [registry.choose(task)];
}

/** All models answer, so that no one can be asked for. @throws InvalidInputError */
export function refuseChoice({ model, version }: ModelChoice): void {
  for (const [name, value] of Object.entries({ model, version })) {
    if (value !== undefined) throw new InvalidInputError(name, "nothing: all models answer", describeValue(value));
  }
}
