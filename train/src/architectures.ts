import type { Architecture, TaskName } from "./architectures/architecture.js";
import { digitArchitectures } from "./architectures/digit.js";
import { sentimentArchitectures } from "./architectures/sentiment.js";
import { soundArchitectures } from "./architectures/sound.js";
import { optionFault } from "./errors.js";

/** Every model of the zoo by its name. */
export const architectures: Readonly<Record<string, Architecture>> = {
  ...digitArchitectures,
  ...sentimentArchitectures,
  ...soundArchitectures,
};

/** @throws TrainFault that lists the known names */
export function findArchitecture(name: string): Architecture {
  const architecture = Object.hasOwn(architectures, name) ? architectures[name] : undefined;
  if (!architecture) throw optionFault("model", `one of ${Object.keys(architectures).join(", ")}`, `"${name}"`);
  return architecture;
}

/** Which models a command is about: by name, every one, or those of a task. */
export interface Selection {
  readonly names: readonly string[];
  readonly all?: boolean | undefined;
  readonly task?: TaskName | undefined;
}

/**
 * @returns names, each once
 * @throws TrainFault where a name is unknown, or not exactly one way to choose is used
 */
export function selectModels({ names, all = false, task }: Selection): string[] {
  const ways = [...(names.length > 0 ? ["names"] : []), ...(all ? ["--all"] : []), ...(task ? ["--task"] : [])];
  if (ways.length !== 1) throw optionFault("model", "names, --all or --task", ways.join(" and ") || "none of them");
  for (const name of names) findArchitecture(name);
  if (names.length > 0) return [...new Set(names)];
  return Object.keys(architectures).filter((name) => task === undefined || architectures[name]?.task === task);
}
