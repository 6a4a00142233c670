import type { ModelsAnswer } from "./answers.js";
import { getJson } from "./api.js";
import { type Loaded, useLoad } from "./use-load.js";

/** GET /models */
export function useModels(): Loaded<ModelsAnswer["models"]> {
  return useLoad("models", async (signal) => (await getJson<ModelsAnswer>("models", signal)).models);
}

/** Whether a task has a model; nothing while that is not known. */
export function isServed(models: Loaded<ModelsAnswer["models"]>, task: string): boolean | undefined {
  return models.value?.some((model) => model.task === task);
}
