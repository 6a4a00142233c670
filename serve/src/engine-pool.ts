import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { EngineThread } from "./engine-thread.js";
import { errors, WorkerDiedError } from "./errors.js";
import { createHandOver } from "./hand-over.js";

export interface PoolOptions {
  readonly size: number;
  /** Starts a thread that reports its end. */
  readonly start: (onEnd: (reason: string) => void) => EngineThread;
  /** Makes a thread that replaces a dead one ready for work. */
  readonly prepare: (thread: EngineThread) => Promise<void>;
  readonly logger: Logger;
}

/** Threads that are kept alive: one that dies is replaced. */
export interface EnginePool {
  members(): readonly EngineThread[];
  /**
   * Lends the thread with the least work to `work`, idle ones first. A thread is lent twice at most: what it does next
   * lies ready there, so that it need not wait for the thread that hands out the work.
   * @param preferred is lent where it has room, though another may be idle
   */
  lend<T>(work: (thread: EngineThread) => Promise<T>, preferred?: EngineThread): Promise<T>;
  /**
   * Lends this very thread to `work`, as soon as it is loans.
   * @throws WorkerDiedError where it ends before
   */
  visit<T>(thread: EngineThread, work: (thread: EngineThread) => Promise<T>): Promise<T>;
  /** Lets the work in hand end, then ends the threads. Who waits for a thread is refused. */
  stop(): Promise<void>;
}

/** How many works a thread may have in hand. */
export const worksPerThread = 2;

/** Starts the threads of a pool. */
export function createPool({ size, start, prepare, logger }: PoolOptions): EnginePool {
  const members = new Set<EngineThread>();
  const loans = createHandOver<EngineThread>(worksPerThread);
  const replacements = new Set<Promise<void>>();
  const stopping = new AbortController();
  let deathsInARow = 0;

  function startThread(): EngineThread {
    const thread = start((reason) => {
      deathsInARow++;
      loans.remove(thread);
      if (!members.delete(thread) || stopping.signal.aborted) return;
      logger.error({ threadId: thread.threadId, reason }, "a worker thread died and is replaced");
      const replacement = replace().finally(() => replacements.delete(replacement));
      replacements.add(replacement);
    });
    return thread;
  }

  function join(thread: EngineThread): void {
    members.add(thread);
    loans.add(thread);
  }

  async function replace(): Promise<void> {
    do await pause(pauseMs(deathsInARow), stopping.signal);
    while (!stopping.signal.aborted && !(await joinAnother()));
  }

  async function joinAnother(): Promise<boolean> {
    const thread = startThread();
    try {
      await prepare(thread);
    } catch (error) {
      logger.error({ err: error }, "a new worker thread could not load the models");
      await thread.stop();
      return false;
    }
    if (stopping.signal.aborted) await thread.stop();
    else join(thread);
    return true;
  }

  async function use<T>(thread: EngineThread, work: (thread: EngineThread) => Promise<T>): Promise<T> {
    try {
      return await work(thread);
    } finally {
      loans.give(thread);
    }
  }

  for (let i = 0; i < size; i++) join(startThread());

  return {
    members: () => [...members],
    lend: async (work, preferred) => {
      const result = await use(await loans.take(preferred), work);
      deathsInARow = 0;
      return result;
    },
    visit: async (thread, work) => {
      if (!members.has(thread) || !(await loans.claim(thread))) throw new WorkerDiedError("ended before");
      return use(thread, work);
    },
    stop: async () => {
      stopping.abort();
      loans.close(errors.draining());
      await Promise.all([...Array.from(members, (thread) => thread.stop()), ...replacements]);
    },
  };
}

/** At once after a first death; ever more slowly when the new threads die as well. */
function pauseMs(deathsInARow: number): number {
  return deathsInARow < 2 ? 0 : Math.min(5_000, 100 * 2 ** (deathsInARow - 2));
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined); // stopping ends the pause
}
