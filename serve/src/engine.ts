import type { Logger } from "pino";
import { createPool } from "./engine-pool.js";
import { startThread } from "./engine-thread.js";
import { WorkerDiedError } from "./errors.js";
import type { WorkerModel, WorkerSetup } from "./worker-messages.js";

export interface EngineOptions extends WorkerSetup {
  readonly workers: number;
  readonly logger: Logger;
  /** The module that each thread runs. */
  readonly workerUrl?: URL;
}

/** Worker threads that all hold the same models. */
export interface Engine {
  /**
   * Loads a model in every thread and runs it once at each warm batch size.
   * @throws Error where it cannot be loaded or is not what its task says
   */
  load(model: WorkerModel): Promise<void>;
  /**
   * Runs one batch on an idle thread, or on the first that becomes idle. Where that thread dies, once more elsewhere.
   * @param parts the rows of the batch in order, each part whole rows
   * @returns float32 [batch, outputs], flat
   * @throws Error where the run failed
   */
  run(key: string, parts: readonly Uint8Array[]): Promise<Float32Array>;
  /** How many threads hold every model and can work. */
  threads(): number;
  /** Lets the runs in hand end, then ends the threads. Batches that wait for a thread are refused. */
  stop(): Promise<void>;
}

/** Starts the worker threads. */
export function createEngine({ workers, logger, workerUrl, ...setup }: EngineOptions): Engine {
  const url = workerUrl ?? new URL("./engine-worker.js", import.meta.url);
  const models = new Map<string, WorkerModel>();
  const pool = createPool({
    size: workers,
    start: (onEnd) => startThread(url, setup, onEnd),
    prepare: async (thread) => {
      for (const model of models.values()) await thread.load(model); // also those that come meanwhile
    },
    logger,
  });
  const runOnce = (key: string, parts: readonly Uint8Array[]) => pool.lend((thread) => thread.run(key, joined(parts)));

  return {
    load: async (model) => {
      models.set(model.key, model); // so that a thread that replaces a dead one loads it too
      const loads = await Promise.allSettled(pool.members().map((thread) => thread.load(model)));
      const failures = loads.flatMap((load) => (load.status === "rejected" ? [load.reason] : []));
      const refusal = failures.find((error) => !(error instanceof WorkerDiedError));
      if (refusal === undefined && failures.length < loads.length) return;
      models.delete(model.key);
      throw refusal ?? failures[0];
    },
    run: async (key, parts) => {
      try {
        return await runOnce(key, parts);
      } catch (error) {
        if (!(error instanceof WorkerDiedError)) throw error;
        return runOnce(key, parts);
      }
    },
    threads: () => pool.members().length,
    stop: () => pool.stop(),
  };
}

/** One new block of memory, because it moves to the thread, and a second attempt needs the parts again. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((bytes, part) => bytes + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
