import type { Registry } from "../registry.js";
import { type ColumnName, ranked } from "./columns.js";
import { modelsOf } from "./compared-models.js";
import { describeModel, type ModelFacts } from "./describe-model.js";
import { type Difference, differencesOf } from "./differences.js";
import type { Speedometer } from "./speedometer.js";

/** All models of a task side by side. */
export interface Comparison {
  readonly task: string;
  readonly sortedBy: ColumnName;
  /** The best first. */
  readonly models: readonly ModelFacts[];
  /** Of the test scores of each two of them. */
  readonly differences: readonly Difference[];
  /** What GET /pictures has of the task. */
  readonly pictures: readonly string[];
}

/** @param pictures names of all that were drawn; those of a task begin with its name */
export function compareCards(
  registry: Registry,
  task: string,
  sortedBy: ColumnName,
  { known }: Pick<Speedometer, "known">,
  pictures: Iterable<string> = [],
): Comparison {
  const served = modelsOf(registry, task);
  const defaultName = registry.defaultName(task);
  const models = ranked(
    served.map((model) => describeModel(model, defaultName, known(model))),
    sortedBy,
  );
  const cards = new Map(served.map(({ entry }) => [entry.name, entry.card]));
  return {
    task,
    sortedBy,
    models,
    differences: differencesOf(models.flatMap(({ name }) => cards.get(name) ?? [])),
    pictures: [...pictures].filter((name) => name.startsWith(`${task}-`)),
  };
}
