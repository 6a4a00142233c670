import { isDeepStrictEqual } from "node:util";
import type { TaskName } from "../architectures/architecture.js";
import { type SplitOptions, trainTasks } from "../tasks.js";
import type { Dataset } from "./dataset.js";
import type { FileSources } from "./fetch-file.js";

/** Gives the data set of a task. */
export type LoadDataset = (task: TaskName, options: SplitOptions) => Promise<Dataset>;

/** Keeps the last data set, and only that one: models of one task follow each other. */
export function createDatasetLoader(sources: FileSources): LoadDataset {
  let last: { readonly key: object; readonly dataset: Dataset } | undefined;
  return async (task, { seed, validationRows }) => {
    const key = { task, seed, validationRows };
    if (last && isDeepStrictEqual(last.key, key)) return last.dataset;
    last = undefined; // before the next one is loaded, so that two are never in memory
    const dataset = await trainTasks[task].load(sources, {
      seed,
      ...(validationRows !== undefined && { validationRows }),
    });
    last = { key, dataset };
    return dataset;
  };
}
