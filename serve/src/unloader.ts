import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { Batcher } from "./batcher.js";
import type { Engine } from "./engine.js";

export interface UnloaderOptions {
  readonly engine: Pick<Engine, "unload">;
  readonly batcher: Pick<Batcher, "isIdle" | "forget">;
  readonly logger: Logger;
  /** How long a model stays loaded at least, for requests that have chosen it and still encode. */
  readonly graceMs: number;
  /** Called with the key of each that is unloaded. */
  readonly onUnloaded?: (key: string) => void;
}

/** Closes the sessions of models that are served no more, each when all that was submitted to it is answered. */
export interface Unloader {
  unload(key: string): Promise<void>;
  /** Leaves open what is open: the threads close it when they stop. */
  stop(): void;
}

const lookMs = 20; // between two looks at the queue

/** Unloads models when nothing waits or runs for them. */
export function createUnloader({ engine, batcher, logger, graceMs, onUnloaded }: UnloaderOptions): Unloader {
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal); // one for each model that waits: Node would warn of a leak from the eleventh on

  async function unload(key: string): Promise<void> {
    await delay(graceMs, undefined, { signal, ref: false });
    while (!batcher.isIdle(key)) await delay(lookMs, undefined, { signal, ref: false });
    await engine.unload(key);
    batcher.forget(key);
    onUnloaded?.(key);
    logger.info({ model: key }, "a model is unloaded");
  }

  return {
    unload: (key) =>
      unload(key).catch((error: unknown) => {
        if (!signal.aborted) logger.error({ err: error, model: key }, "a model cannot be unloaded");
      }),
    stop: () => stopping.abort(),
  };
}
