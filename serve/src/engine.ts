import type { Logger } from "pino";
import { createPool, type EnginePool } from "./engine-pool.js";
import { type EngineThread, startThread } from "./engine-thread.js";
import { errors, WorkerDiedError } from "./errors.js";
import type { RunPlace } from "./run-batch.js";
import type { Placement, WorkerModel, WorkerSetup } from "./worker-messages.js";

export interface EngineOptions extends WorkerSetup {
  readonly workers: number;
  readonly logger: Logger;
  /** The module that each thread runs. */
  readonly workerUrl?: URL;
}

/** How threads load a model: all together, or one after the other, while the others go on predicting. */
export type LoadPace = "together" | "in turn";

/** Worker threads that all hold the same models. */
export interface Engine {
  /**
   * Loads a model in every thread and runs it once at each warm batch size.
   * @returns where its nodes run
   * @throws Error where it cannot be loaded or is not what its task says; then no thread holds it
   */
  load(model: WorkerModel, pace?: LoadPace): Promise<Placement>;
  /** Closes the sessions of a model, each when its thread is idle. Nothing may wait or run for it. */
  unload(key: string): Promise<void>;
  /**
   * Runs one batch on the thread with the least work, where it may lie ready behind another. Where a thread dies of it,
   * it runs once more elsewhere.
   * @param parts the rows of the batch in order, each part whole rows
   * @param rowBytes of each row; where it is left out, what the task of the model says
   * @param place `behind`: on a thread that has a batch of this model in hand, where that has room
   * @returns float32 [batch, outputs], flat
   * @throws Error where the run failed
   */
  run(key: string, parts: readonly Uint8Array[], rowBytes?: number, place?: RunPlace): Promise<Float32Array>;
  /** Settles at once the runs that have ended by now; by itself that happens in a later turn of the event loop. */
  takeAnswers(): void;
  /** How many threads hold every model and can work. */
  threads(): number;
  /** Lets the runs in hand end, then ends the threads. Batches that wait for a thread are refused. */
  stop(): Promise<void>;
}

/** Starts the worker threads. */
export function createEngine({ workers, logger, workerUrl, ...setup }: EngineOptions): Engine {
  const url = workerUrl ?? new URL("./engine-worker.js", import.meta.url);
  const models = new Map<string, WorkerModel>();
  const inHand = new Set<{ readonly key: string; readonly thread: EngineThread }>();
  const pool = createPool({
    size: workers,
    start: (onEnd) => startThread(url, setup, onEnd),
    prepare: (thread) => loadAll(thread, models),
    logger,
  });

  async function runOnce(key: string, parts: readonly Uint8Array[], rowBytes: number, place: RunPlace) {
    const ahead = place === "behind" ? [...inHand].find((one) => one.key === key) : undefined;
    return pool.lend((thread) => {
      const run = { key, thread };
      inHand.add(run);
      return thread.run(key, joined(parts), rowBytes).finally(() => inHand.delete(run));
    }, ahead?.thread);
  }

  /** A thread that dies of other work does not count. */
  async function runTwice(...run: Parameters<typeof runOnce>): Promise<Float32Array> {
    for (let deaths = 0; ; ) {
      try {
        return await runOnce(...run);
      } catch (error) {
        if (!(error instanceof WorkerDiedError) || (error.hadBegun && ++deaths > 1)) throw error;
      }
    }
  }

  async function unload(key: string): Promise<void> {
    models.delete(key);
    await everyThread(pool, "in turn", (thread) => thread.unload(key));
  }

  return {
    load: async (model, pace = "together") => {
      models.set(model.key, model); // so that a thread that replaces a dead one loads it too
      const loads = await everyThread(pool, pace, (thread) => thread.load(model));
      const failures = loads.flatMap((load) => (load.status === "rejected" ? [load.reason] : []));
      const refusal = failures.find((error) => !(error instanceof WorkerDiedError));
      const placements = loads.flatMap((load) => (load.status === "fulfilled" ? [load.value] : []));
      const [placement] = placements;
      if (refusal === undefined && placement) return placement;
      await unload(model.key);
      throw refusal ?? failures[0] ?? new WorkerDiedError("no thread is alive");
    },
    unload,
    run: async (key, parts, size, place = "anywhere") => {
      const rowBytes = size ?? models.get(key)?.task.rowBytes;
      if (rowBytes === undefined || !models.has(key)) throw errors.modelNotReady(key, "not loaded");
      return runTwice(key, parts, rowBytes, place);
    },
    takeAnswers: () => {
      for (const thread of pool.members()) thread.takeAnswers();
    },
    threads: () => pool.members().length,
    stop: () => pool.stop(),
  };
}

/** For a new thread: loads what is there, also what comes meanwhile, and not what goes. */
async function loadAll(thread: EngineThread, models: ReadonlyMap<string, WorkerModel>): Promise<void> {
  const loaded: string[] = [];
  for (const model of models.values()) {
    await thread.load(model);
    loaded.push(model.key);
  }
  for (const key of loaded) if (!models.has(key)) await thread.unload(key);
}

function everyThread<T>(
  pool: EnginePool,
  pace: LoadPace,
  work: (thread: EngineThread) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  let last: Promise<unknown> = Promise.resolve();
  const visits = pool.members().map((thread) => {
    const visit = pace === "together" ? pool.visit(thread, work) : last.then(() => pool.visit(thread, work));
    last = visit.catch(() => undefined);
    return visit;
  });
  return Promise.allSettled(visits);
}

/** Not filled with zeros, and shared with nobody. */
const newMemory = (bytes: number): Uint8Array<ArrayBuffer> => Buffer.allocUnsafeSlow(bytes);

/** One new block of memory, because it moves to the thread, and a second attempt needs the parts again. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = newMemory(parts.reduce((bytes, part) => bytes + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
