import { listVersions, type VersionFolder } from "@rnn-zoo/models";
import type { LoadPace } from "./engine.js";
import { keyOf, type Registry, type ServedModel } from "./registry.js";
import { createUnloader, type UnloaderOptions } from "./unloader.js";
import { createVersionLoader, type VersionLoaderOptions } from "./version-loader.js";

export interface LoaderOptions extends VersionLoaderOptions, UnloaderOptions {
  readonly zoo: string;
  readonly engine: VersionLoaderOptions["engine"] & UnloaderOptions["engine"];
  /** How many versions of a model are served: the newest that work. */
  readonly keepVersions: number;
}

/** What a look at the folder of a model has changed: versions. */
export interface ReloadReport {
  readonly loaded: readonly string[];
  readonly failed: readonly { readonly version: string; readonly reason: string }[];
  /** Served no more. Their sessions close when what they have accepted is answered. */
  readonly unloaded: readonly string[];
  /** In a cluster: of each process. What stands above is then that of all of them together. */
  readonly processes?: readonly ProcessReport[];
}

/** What one process of a cluster has changed, or why it has not. */
export type ProcessReport = { readonly pid: number } & (
  | Pick<ReloadReport, "loaded" | "failed" | "unloaded">
  | { readonly reason: string }
);

/** Brings what is served in line with what is in the zoo folder. */
export interface ModelLoader {
  /**
   * Loads what is registered, one model after the other. What cannot be loaded counts as failed; the log says why.
   * @param isDraining ends the loading before the next model
   * @returns how many versions are ready
   */
  loadAll(isDraining: () => boolean): Promise<number>;
  /**
   * Looks at the folder of one model: loads what is new, in one thread after the other, and swaps it in only when it is
   * warm and checked; unloads what is gone or too old. A version that cannot be loaded leaves the old one serving.
   * @param again whether to try again what has failed before and has not changed since
   * @throws ModelFileError where the zoo folder cannot be read
   */
  reload(name: string, again: boolean): Promise<ReloadReport>;
  /** Unloads nothing from now on. */
  stop(): void;
}

interface Changes {
  readonly loaded: string[];
  readonly failed: { version: string; reason: string }[];
  readonly unloaded: string[];
}

/** What is asked of it is done one after the other. */
export function createModelLoader(options: LoaderOptions): ModelLoader {
  const { zoo, registry, keepVersions } = options;
  const versions = createVersionLoader(options);
  const unloader = createUnloader(options);
  let last: Promise<unknown> = Promise.resolve();

  async function reconcile(name: string, pace: LoadPace, again: boolean): Promise<ReloadReport> {
    const folders = (await listVersions(zoo, () => undefined)).filter((one) => one.name === name).reverse();
    const changes: Changes = { loaded: [], failed: [], unloaded: [] };
    const kept: string[] = [];
    for (const folder of folders) {
      if (kept.length >= keepVersions) break;
      const key = await bring(folder, pace, again, changes);
      if (key !== undefined) kept.push(key);
    }
    for (const model of registry.list()) {
      if (model.entry.name === name && !kept.includes(model.key) && isObsolete(model, folders, kept.length)) {
        retire(model, changes);
      }
    }
    tellAsides(registry, name, folders);
    return changes;
  }

  /** @returns the key under which the version is served, if it is */
  async function bring(folder: VersionFolder, pace: LoadPace, again: boolean, { loaded, failed }: Changes) {
    const outcome = await versions.bring(folder, pace, again);
    if (outcome.kind === "failed before") return undefined;
    if (outcome.kind === "failed") failed.push({ version: folder.version, reason: outcome.reason });
    if (outcome.kind === "loaded") {
      loaded.push(folder.version);
      if (outcome.replaced !== undefined) void unloader.unload(outcome.replaced);
    }
    return outcome.key;
  }

  /** Enough newer versions serve; or its folder is gone, and another version serves or none is left. */
  function isObsolete({ entry, state }: ServedModel, folders: readonly VersionFolder[], serving: number): boolean {
    if (serving >= keepVersions && state !== "failed") return true;
    const isGone = folders.every(({ version }) => version !== entry.version);
    return isGone && (serving > 0 || folders.length === 0);
  }

  function retire({ key, entry, state }: ServedModel, { unloaded }: Changes): void {
    registry.remove(key);
    versions.forget(keyOf(entry));
    if (state !== "ready") return;
    unloaded.push(entry.version);
    void unloader.unload(key);
  }

  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  }

  async function loadAll(isDraining: () => boolean): Promise<number> {
    for (const name of new Set(registry.list().map(({ entry }) => entry.name))) {
      if (isDraining()) break;
      await reconcile(name, "together", true);
    }
    return registry.list().filter(({ state }) => state === "ready").length;
  }

  return {
    loadAll: (isDraining) => inTurn(() => loadAll(isDraining)),
    reload: (name, again) => inTurn(() => reconcile(name, "in turn", again)),
    stop: unloader.stop,
  };
}

/** What is on disk and neither served nor failed is too old; what is not on disk is forgotten. */
function tellAsides(registry: Registry, name: string, folders: readonly VersionFolder[]): void {
  registry.keepAsides(
    name,
    folders.map(({ version }) => version),
  );
  const known = new Set([...registry.list().map(({ entry }) => keyOf(entry)), ...registry.asides().map(keyOf)]);
  for (const folder of folders) {
    if (known.has(keyOf(folder))) continue;
    const { name, version } = folder;
    registry.setAside({ name, version, state: "unloaded", reason: "newer versions are served (ZOO_VERSIONS)" });
  }
}
