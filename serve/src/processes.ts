import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";

/** What a process tells its primary when it can predict. */
const readyMessage = "rnn-zoo:ready";
const longestPauseMs = 5_000; // before a process that keeps dying is started once more

/** In a process of a cluster: tells the primary that it can predict. */
export function tellReady(): void {
  if (cluster.isWorker) process.send?.(readyMessage);
}

/** In a process of a cluster: ends the channel that keeps it alive, when all else has ended. */
export function leaveCluster(): void {
  if (cluster.isWorker) cluster.worker?.disconnect();
}

/**
 * Runs the server in several processes that share its port, and starts another for each that dies. SIGHUP replaces them
 * one after the other, each only when the next can predict; SIGTERM and SIGINT let all of them drain, a second one ends
 * them at once.
 * @returns the exit code, when all have ended: 0, or the first other one of a process that was not to end, or could
 * not drain in time
 */
export async function runProcesses(count: number, logger: Logger): Promise<number> {
  const expected = new Set<Worker>(); // those whose end is wanted
  let stopping = false;
  let anyReady = false;
  let deathsInARow = 0;
  let exitCode = 0;
  let rolling: Promise<void> = Promise.resolve();

  function start(): Worker {
    const worker = cluster.fork();
    worker.on("message", (message: unknown) => {
      if (message !== readyMessage) return;
      anyReady = true;
      deathsInARow = 0;
    });
    worker.on("error", (error) => logger.warn({ err: error, process: worker.id }, "a process could not be told"));
    worker.once("exit", (code, signal) => void onExit(worker, code, signal));
    return worker;
  }

  async function onExit(worker: Worker, code: number | null, signal: string | null): Promise<void> {
    if (stopping || expected.delete(worker)) {
      if (stopping) exitCode ||= code ?? 1;
      return;
    }
    logger.error({ process: worker.id, code, signal }, "a process ended");
    if (!anyReady) return stop("SIGTERM", code ?? 1); // it would end again and again: settings, port, models
    await delay(Math.min(longestPauseMs, deathsInARow++ === 0 ? 0 : 100 * 2 ** deathsInARow));
    if (!stopping) start();
  }

  function stop(signal: string, code = 0): void {
    exitCode ||= code;
    stopping = true;
    logger.info({ signal }, "stopping every process");
    for (const worker of living()) worker.process.kill("SIGTERM");
  }

  async function replaceAll(): Promise<void> {
    for (const old of living()) {
      if (stopping) return;
      const isReady = await becomesReady(start());
      if (!isReady) return logger.error("a new process does not start: the old ones go on");
      expected.add(old);
      const ended = once(old, "exit");
      old.process.kill("SIGTERM");
      if (!old.isDead()) await ended;
    }
    logger.info("every process is replaced");
  }

  process.on("SIGTERM", (signal) => stop(signal));
  process.on("SIGINT", (signal) => stop(signal));
  process.on("SIGHUP", () => {
    rolling = rolling.then(replaceAll);
  });
  for (let i = 0; i < count; i++) start();
  while (!stopping || living().length > 0) await once(cluster, "exit");
  return exitCode;
}

function living(): Worker[] {
  return Object.values(cluster.workers ?? {}).flatMap((worker) => (worker && !worker.isDead() ? [worker] : []));
}

function becomesReady(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    worker.on("message", (message: unknown) => message === readyMessage && resolve(true));
    worker.once("exit", () => resolve(false));
  });
}
