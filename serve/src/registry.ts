import { describeValue, type ModelCard, type ModelEntry, type Score } from "@rnn-zoo/models";
import { errors } from "./errors.js";

/** Where a version of a model stands. */
export type ModelState = "loading" | "ready" | "failed";

export interface ServedModel {
  /** Name and version, such as `digit-lstm-64/1`. */
  readonly key: string;
  readonly entry: ModelEntry;
  readonly state: ModelState;
}

/** Which models are served, and in which state. */
export interface Registry {
  /** Every version of every model, by name, then from old to new. */
  list(): readonly ServedModel[];
  /** @throws Error where there is no such model */
  setState(key: string, state: ModelState): void;
  /**
   * The model that answers a request of a task. Without a name: the configured one, or the one with the best test
   * score. Without a version: the newest that is ready.
   * @throws ServeError unknown_model, model_not_ready
   */
  choose(task: string, name?: string, version?: string): ServedModel;
  /**
   * The version of a model that answers when none is asked for.
   * @throws ServeError unknown_model
   */
  newest(name: string): ServedModel;
  /** The name of the model of a task that answers when none is asked for. */
  defaultName(task: string): string | undefined;
}

/**
 * Registers the entries of a catalogue, all of them loading.
 * @param configured the model of a task that answers when none is asked for, in place of the best one
 */
export function createRegistry(
  entries: readonly ModelEntry[],
  configured: ReadonlyMap<string, string> = new Map(),
): Registry {
  const byKey = new Map<string, ServedModel>();
  for (const entry of entries) {
    const key = `${entry.name}/${entry.version}`;
    byKey.set(key, { key, entry, state: "loading" });
  }
  let byName = groupByName(byKey.values());
  let defaults = new Map([...defaultsOfTasks(byName), ...configured]);

  function versionsOf(name: string): readonly ServedModel[] {
    const versions = byName.get(name);
    if (!versions) {
      const known = [...byName.keys()];
      throw errors.unknownModel(`there is no model ${describeValue(name)}, only ${known.join(", ")}`, known);
    }
    return versions;
  }

  return {
    list: () => [...byKey.values()],
    setState: (key, state) => {
      const model = byKey.get(key);
      if (!model) throw new Error(`${key} is not registered`);
      byKey.set(key, { ...model, state });
      byName = groupByName(byKey.values());
      defaults = new Map([...defaultsOfTasks(byName), ...configured]);
    },
    choose: (task, name = defaults.get(task), version = undefined) => {
      if (name === undefined) throw errors.unknownModel(`there is no ${task} model`);
      const model = versionAmong(versionsOf(name), name, version);
      const asked = model.entry.card.task;
      if (asked !== task) throw errors.unknownModel(`${name} is a ${asked} model, not a ${task} model`);
      if (model.state !== "ready") throw errors.modelNotReady(model.key, model.state);
      return model;
    },
    newest: (name) => versionAmong(versionsOf(name), name, undefined),
    defaultName: (task) => defaults.get(task),
  };
}

function groupByName(models: Iterable<ServedModel>): Map<string, ServedModel[]> {
  const groups = new Map<string, ServedModel[]>();
  for (const model of models) groups.set(model.entry.name, [...(groups.get(model.entry.name) ?? []), model]);
  return groups;
}

function versionAmong(versions: readonly ServedModel[], name: string, version: string | undefined): ServedModel {
  const model =
    version === undefined
      ? (versions.findLast(({ state }) => state === "ready") ?? versions.at(-1))
      : versions.find(({ entry }) => entry.version === version);
  if (model) return model;
  const known = versions.map(({ entry }) => entry.version).join(", ");
  throw errors.unknownModel(`${name} has no version ${describeValue(version)}, only ${known}`);
}

/**
 * Per task, the best test score among the models that are ready, or are loading where none is ready; of two equals
 * the first by name.
 */
function defaultsOfTasks(byName: ReadonlyMap<string, readonly ServedModel[]>): Map<string, string> {
  const best = new Map<string, ServedModel>();
  for (const [name, versions] of byName) {
    const model = versionAmong(versions, name, undefined);
    const { task } = model.entry.card;
    if (model.state !== "failed" && rank(model) > rank(best.get(task))) best.set(task, model);
  }
  return new Map(Array.from(best, ([task, model]) => [task, model.entry.name]));
}

/** A score is at most 1, so that every model that is ready stands above those that load. */
function rank(model: ServedModel | undefined): number {
  if (!model) return -1;
  return testScore(model.entry.card) + (model.state === "ready" ? 2 : 0);
}

/** Of sounds the F1 score of frames, since most classes are silent most of the time; else the accuracy. */
function testScore({ test: { deployed } }: ModelCard): number {
  const { frame, accuracy = 0 }: Score & { readonly frame?: { readonly f1: number } } = deployed;
  return frame?.f1 ?? accuracy;
}
