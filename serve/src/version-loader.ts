import { type ModelEntry, readModelFile, readVersion, type VersionFolder } from "@rnn-zoo/models";
import type { Logger } from "pino";
import type { Engine, LoadPace } from "./engine.js";
import { rowSizes } from "./length-buckets.js";
import { faultOf } from "./model-fault.js";
import type { Prepared } from "./predict/surface.js";
import { keyOf, type Registry, type ServedModel } from "./registry.js";
import { tasks } from "./tasks.js";
import { fingerprint } from "./zoo-watch.js";

export interface VersionLoaderOptions {
  readonly registry: Registry;
  readonly engine: Pick<Engine, "load">;
  readonly logger: Logger;
  /** What a model needs beside its session. Rejects where that is missing. */
  readonly prepare?: ((entry: ModelEntry) => Promise<Prepared | undefined>) | undefined;
}

/** What became of a version. */
export type VersionOutcome =
  | { readonly kind: "same"; readonly key: string } // it was served before, and is
  | { readonly kind: "loaded"; readonly key: string; readonly replaced: string | undefined }
  | { readonly kind: "failed"; readonly reason: string; readonly key: string | undefined } // what was served is
  | { readonly kind: "failed before" }; // with the same files

/** Loads versions of models and keeps the registry told. */
export interface VersionLoader {
  /** @param again whether to try again what has failed before and has not changed since */
  bring(folder: VersionFolder, pace: LoadPace, again: boolean): Promise<VersionOutcome>;
  /** It is served no more: its files may come back. */
  forget(id: string): void;
}

export function createVersionLoader({ registry, engine, logger, prepare }: VersionLoaderOptions): VersionLoader {
  const prints = new Map<string, string>(); // of the files that were loaded or have failed
  const preparedPrints = new Map<string, string | undefined>(); // of what is served, by its key
  const usedKeys = new Set<string>(); // one that was used may still have rows in a queue
  let generation = 0;

  async function bring(folder: VersionFolder, pace: LoadPace, again: boolean): Promise<VersionOutcome> {
    const id = keyOf(folder);
    const registered = registry.list().find(({ entry }) => keyOf(entry) === id);
    const current = registered?.state === "ready" ? registered : undefined;
    const print = await fingerprint(folder.folder);
    if (prints.get(id) === print) {
      if (current) return { kind: "same", key: current.key };
      if (!again) return { kind: "failed before" };
    }
    prints.set(id, print);
    if (!registered) registry.setAside({ ...asideOf(folder), state: "loading" });
    try {
      return await load(folder, current, pace);
    } catch (error) {
      logger.error({ err: error, model: id }, "a model cannot be loaded");
      const reason = faultOf(error);
      noteFailure(folder, registered, reason);
      return { kind: "failed", reason, key: current?.key };
    }
  }

  async function load(
    folder: VersionFolder,
    current: ServedModel | undefined,
    pace: LoadPace,
  ): Promise<VersionOutcome> {
    const entry = await readVersion(folder);
    const task = tasks.get(entry.card.task);
    if (!task) throw new Error(`expected a task of ${[...tasks.keys()].join(", ")}, got "${entry.card.task}"`);
    const bytes = await readModelFile(entry);
    const prepared = await prepare?.(entry);
    const isPreparedSame = current !== undefined && preparedPrints.get(current.key) === prepared?.print;
    if (current && isPreparedSame && JSON.stringify(current.entry.card) === JSON.stringify(entry.card)) {
      registry.admit({ key: current.key, entry: current.entry, state: "ready", placement: current.placement });
      return { kind: "same", key: current.key };
    }
    const id = keyOf(folder);
    const key = usedKeys.has(id) ? `${id}+${++generation}` : id;
    const ids = prepared && { largestId: prepared.largestId };
    const placement = await engine.load({ key, task, bytes, rowSizes: rowSizes(entry.card, task), ...ids }, pace);
    usedKeys.add(key);
    preparedPrints.set(key, prepared?.print);
    if (current) preparedPrints.delete(current.key);
    registry.admit({ key, entry, state: "ready", placement });
    logger.info({ model: key, ...placement }, "a model is loaded");
    return { kind: "loaded", key, replaced: current?.key };
  }

  function noteFailure(folder: VersionFolder, registered: ServedModel | undefined, reason: string): void {
    if (!registered) registry.setAside({ ...asideOf(folder), state: "failed", reason });
    else if (registered.state !== "ready") registry.setState(registered.key, "failed", { reason });
    else registry.setState(registered.key, "ready", { reason, placement: registered.placement });
  }

  return { bring, forget: (id) => prints.delete(id) };
}

function asideOf({ name, version }: VersionFolder): { name: string; version: string } {
  return { name, version };
}
