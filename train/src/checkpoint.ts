import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { dataFault } from "./errors.js";
import type { FitState } from "./fit.js";

/** What must be the same for a run to go on: model, data, engine, and every option that changes the weights. */
export type RunIdentity = Readonly<Record<string, unknown>>;

/** Where a run is saved, so that it can go on. */
export interface Checkpoint {
  /** Replaces what was saved: the new state is there whole, or the old one is. */
  save(state: FitState): Promise<void>;
  /**
   * @returns undefined where nothing is saved
   * @throws TrainFault where the file cannot be read, or is of another run: it names what differs
   */
  load(): Promise<FitState | undefined>;
  /** Forgets what was saved. */
  clear(): Promise<void>;
}

interface Saved {
  readonly format: "rnn-zoo checkpoint 1";
  readonly run: RunIdentity;
  readonly state: FitState;
}

/** Where a run is saved: models, and seeds of one model, may be trained at the same time. */
export function checkpointFile(cacheDir: string, name: string, seed: number): string {
  return join(cacheDir, "checkpoints", `${name}-seed-${seed}`);
}

export function createCheckpoint(path: string, run: RunIdentity): Checkpoint {
  return {
    save: async (state) => {
      const saved: Saved = { format: "rnn-zoo checkpoint 1", run, state };
      const partial = `${path}.${process.pid}.part`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(partial, serialize(saved));
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined); // what went wrong first is what is told
        throw dataFault(path, "a checkpoint that can be written", String(error), { cause: error });
      }
    },
    load: async () => {
      const bytes = await readFile(path).catch((error) => {
        if (error.code === "ENOENT") return undefined;
        throw dataFault(path, "a readable checkpoint", String(error), { cause: error });
      });
      return bytes && readState(path, bytes, run);
    },
    clear: () => rm(path, { force: true }),
  };
}

function readState(path: string, bytes: Uint8Array, run: RunIdentity): FitState {
  const saved = readSaved(path, bytes);
  for (const key of new Set([...Object.keys(run), ...Object.keys(saved.run)])) {
    const [expected, received] = [JSON.stringify(run[key]), JSON.stringify(saved.run[key])];
    if (expected !== received) throw dataFault(path, `${key} ${expected ?? "unset"}`, received ?? "unset");
  }
  return saved.state;
}

function readSaved(path: string, bytes: Uint8Array): Saved {
  try {
    const saved = deserialize(bytes);
    if (saved?.format === "rnn-zoo checkpoint 1") return saved;
  } catch (error) {
    throw dataFault(path, "a whole checkpoint", String(error), { cause: error });
  }
  throw dataFault(path, "a checkpoint of this program", "something else");
}
