import { Worker } from "node:worker_threads";
import { WorkerDiedError } from "./errors.js";
import type { WorkerModel, WorkerReply, WorkerRequest, WorkerSetup } from "./worker-messages.js";

/** One worker thread with its own sessions. */
export interface EngineThread {
  readonly threadId: number;
  /** @throws Error where the file is no such model, WorkerDiedError where the thread ended */
  load(model: WorkerModel): Promise<void>;
  /**
   * @param input [batch, ...rowShape], flat; its memory moves to the thread
   * @returns float32 [batch, outputs], flat
   * @throws Error where the run failed, WorkerDiedError where the thread ended
   */
  run(key: string, input: Uint8Array<ArrayBuffer>): Promise<Float32Array>;
  /** Lets the work in hand end, then ends the thread. Never ends it in mid-run. */
  stop(): Promise<void>;
}

interface Waiter {
  readonly resolve: (scores: Float32Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a worker thread.
 * @param onEnd called once with the reason when the thread has ended, before its waiters are told
 */
export function startThread(url: URL, setup: WorkerSetup, onEnd: (reason: string) => void): EngineThread {
  const worker = new Worker(url, { workerData: setup });
  const waiters = new Map<number, Waiter>();
  let lastId = 0;
  let cause: string | undefined;
  let alive = true;

  worker.on("message", (reply: WorkerReply) => {
    const waiter = waiters.get(reply.id);
    waiters.delete(reply.id);
    if ("scores" in reply) waiter?.resolve(reply.scores);
    else waiter?.reject(new Error(reply.failure));
  });
  worker.on("error", (error) => {
    cause = String(error);
  });
  const ended = new Promise<void>((resolve) => {
    worker.on("exit", (code) => {
      alive = false;
      const reason = cause ?? `exit code ${code}`;
      onEnd(reason);
      for (const { reject } of waiters.values()) reject(new WorkerDiedError(reason));
      waiters.clear();
      resolve();
    });
  });

  function ask(request: WorkerRequest & { id: number }, transfer: ArrayBuffer[]): Promise<Float32Array> {
    if (!alive) return Promise.reject(new WorkerDiedError(cause ?? "ended before"));
    return new Promise((resolve, reject) => {
      waiters.set(request.id, { resolve, reject });
      worker.postMessage(request, transfer);
    });
  }

  return {
    threadId: worker.threadId,
    load: async (model) => {
      await ask({ kind: "load", id: ++lastId, model }, []);
    },
    run: (key, input) => ask({ kind: "run", id: ++lastId, key, input }, [input.buffer]),
    stop: async () => {
      worker.postMessage({ kind: "stop" } satisfies WorkerRequest);
      await ended;
    },
  };
}
