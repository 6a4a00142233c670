import { describeValue, type ModelCard, type ModelEntry, type Score } from "@rnn-zoo/models";
import { errors } from "./errors.js";
import type { Placement } from "./worker-messages.js";

/** Where a version of a model stands. */
export type ModelState = "loading" | "ready" | "failed" | "unloaded";

export interface ServedModel {
  /** Name and version, such as `digit-lstm-64/1`; `digit-lstm-64/1+2` where the same version was loaded again. */
  readonly key: string;
  readonly entry: ModelEntry;
  readonly state: ModelState;
  /** Why it failed, or why its files on disk are not those that are served. */
  readonly reason?: string | undefined;
  /** Where its nodes run, once it is ready. */
  readonly placement?: Placement | undefined;
}

/** A version that is on disk and answers nothing. */
export interface VersionAside {
  readonly name: string;
  readonly version: string;
  readonly state: ModelState;
  readonly reason?: string | undefined;
  /** It was there when the server started: without any version of its model the server is not ready. */
  readonly isMissed?: boolean | undefined;
}

/** Which models are served, and in which state. */
export interface Registry {
  /** Every version that is served or was to be, by name, then from old to new. */
  list(): readonly ServedModel[];
  /** Versions that are not served beside those that are: they failed, load or are too old. */
  asides(): readonly VersionAside[];
  /** @throws Error where there is no such model */
  setState(key: string, state: ModelState, facts?: Pick<ServedModel, "reason" | "placement">): void;
  /** Serves a version from now on, in place of the same version loaded before, and no more aside. */
  admit(model: ServedModel): void;
  /** Serves a model no more. */
  remove(key: string): void;
  setAside(version: VersionAside): void;
  /** Forgets versions aside that are not in this list. */
  keepAsides(name: string, versions: readonly string[]): void;
  /** The versions for whose sake the server is not ready: of models of which none is ready, or one loads at the start. */
  unready(): readonly (VersionAside & { readonly key: string })[];
  /**
   * The model that answers a request of a task. Without a name: the configured one, or the one with the best test
   * score. Without a version: the newest that is ready. It may be unloaded some seconds later, so rows should be
   * submitted soon.
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
  const aside = new Map<string, VersionAside>();
  for (const entry of entries) {
    const key = keyOf(entry);
    byKey.set(key, { key, entry, state: "loading" });
  }
  let byName = groupByName(byKey.values());
  let defaults = new Map([...defaultsOfTasks(byName), ...configured]);

  function set(model: ServedModel): void {
    byKey.set(model.key, model);
    regroup();
  }

  function regroup(): void {
    byName = groupByName(byKey.values());
    defaults = new Map([...defaultsOfTasks(byName), ...configured]);
  }

  function versionsOf(name: string): readonly ServedModel[] {
    const versions = byName.get(name);
    if (!versions) {
      const known = [...byName.keys()];
      throw errors.unknownModel(`there is no model ${describeValue(name)}, only ${known.join(", ")}`, known);
    }
    return versions;
  }

  return {
    list: () => [...byName.values()].flat(),
    asides: () => [...aside.values()],
    setState: (key, state, facts = {}) => {
      const model = byKey.get(key);
      if (!model) throw new Error(`${key} is not registered`);
      set({ key, entry: model.entry, state, ...facts });
    },
    admit: (model) => {
      const { name, version } = model.entry;
      for (const { key, entry } of byName.get(name) ?? []) if (entry.version === version) byKey.delete(key);
      aside.delete(keyOf({ name, version }));
      set(model);
    },
    remove: (key) => {
      byKey.delete(key);
      regroup();
    },
    setAside: (version) => {
      const key = keyOf(version);
      aside.set(key, { isMissed: aside.get(key)?.isMissed, ...version });
    },
    keepAsides: (name, versions) => {
      for (const one of aside.values()) {
        if (one.name === name && !versions.includes(one.version)) aside.delete(keyOf(one));
      }
    },
    unready: () => unreadyOf([...byName.values()].flat(), [...aside.values()]),
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

/** Name and version in one word. */
export function keyOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}/${version}`;
}

/** By name, each from old to new. */
function groupByName(models: Iterable<ServedModel>): Map<string, ServedModel[]> {
  const groups = new Map<string, ServedModel[]>();
  const sorted = [...models].sort((a, b) => Number(a.entry.version) - Number(b.entry.version));
  for (const model of sorted) groups.set(model.entry.name, [...(groups.get(model.entry.name) ?? []), model]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
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

function unreadyOf(served: readonly ServedModel[], aside: readonly VersionAside[]) {
  const settled = new Set(served.flatMap(({ state, entry }) => (state === "ready" ? [entry.name] : [])));
  for (const { state, entry } of served) if (state === "loading") settled.delete(entry.name);
  const all = [
    ...served.map(({ key, entry: { name, version }, state, reason }) => ({ key, name, version, state, reason })),
    ...aside.filter(({ isMissed }) => isMissed).map((version) => ({ ...version, key: keyOf(version) })),
  ];
  return all.filter(({ name, state }) => state !== "ready" && !settled.has(name));
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
