import type { ModelEntry } from "@rnn-zoo/models";
import { SettingsError } from "./errors.js";
import { bestModel } from "./setting-table.js";
import type { Settings } from "./settings.js";

/**
 * The models that settings name as the default of their task.
 * @returns task → model; nothing where the best one answers
 * @throws SettingsError where there is no such model of the task
 */
export function defaultModels(
  {
    defaultDigit,
    defaultSentiment,
    defaultSound,
  }: Pick<Settings, "defaultDigit" | "defaultSentiment" | "defaultSound">,
  entries: readonly ModelEntry[],
): ReadonlyMap<string, string> {
  const wanted = Object.entries({ digit: defaultDigit, sentiment: defaultSentiment, sound: defaultSound });
  const named = wanted.filter(([, name]) => name !== bestModel);
  for (const [task, name] of named) {
    const known = new Set(entries.filter(({ card }) => card.task === task).map((entry) => entry.name));
    if (known.has(name)) continue;
    const expected = `one of ${[bestModel, ...known].join(", ")}`;
    throw new SettingsError(`ZOO_DEFAULT_${task.toUpperCase()}: expected ${expected}, got "${name}"`);
  }
  return new Map(named);
}
