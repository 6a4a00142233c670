import { Worker } from "node:worker_threads";
import { WorkerDiedError } from "./errors.js";
import { createVigil } from "./vigil.js";
import type {
  Placement,
  WorkerModel,
  WorkerReply,
  WorkerRequest,
  WorkerResult,
  WorkerSetup,
} from "./worker-messages.js";

/** One worker thread with its own sessions. */
export interface EngineThread {
  readonly threadId: number;
  /** @throws Error where the file is no such model, WorkerDiedError where the thread ended */
  load(model: WorkerModel): Promise<Placement>;
  /** Closes the session of a model; nothing where it has none. */
  unload(key: string): Promise<void>;
  /**
   * @param input [batch, ...rowShape], flat; its memory moves to the thread
   * @returns float32 [batch, outputs], flat
   * @throws Error where the run failed, WorkerDiedError where the thread ended
   */
  run(key: string, input: Uint8Array<ArrayBuffer>, rowBytes: number): Promise<Float32Array>;
  /** Lets the work in hand end, then ends the thread. Never ends it in mid-run. */
  stop(): Promise<void>;
}

interface Waiter {
  readonly resolve: (result: WorkerResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a worker thread.
 * @param onEnd called once with the reason when the thread has ended or can no longer be trusted, before its waiters
 * are told
 */
export function startThread(url: URL, setup: WorkerSetup, onEnd: (reason: string) => void): EngineThread {
  const worker = new Worker(url, { workerData: setup });
  const waiters = new Map<number, Waiter>();
  let lastId = 0;
  const vigil = createVigil(setup.awakeUs ?? 0);
  let cause: string | undefined;
  let alive = true;
  let ranOneRow = false;

  worker.on("message", (reply: WorkerReply) => {
    const waiter = waiters.get(reply.id);
    waiters.delete(reply.id);
    if ("result" in reply) waiter?.resolve(reply.result);
    else waiter?.reject(new Error(reply.failure));
  });
  worker.on("error", (error) => {
    cause = String(error);
  });
  worker.on("messageerror", (error) => {
    cause = `an answer could not be read: ${String(error)}`;
    giveUp(cause); // nobody knows whose answer it was, so that one would wait for ever
    worker.postMessage({ kind: "stop" } satisfies WorkerRequest);
  });
  const ended = new Promise<void>((resolve) => {
    worker.on("exit", (code) => {
      giveUp(cause ?? `exit code ${code}`);
      resolve();
    });
  });

  function giveUp(reason: string): void {
    if (!alive) return;
    alive = false;
    onEnd(reason);
    let hadBegun = true; // work is done in the order in which it came: the thread was at the first
    for (const { reject } of waiters.values()) {
      reject(new WorkerDiedError(reason, hadBegun));
      hadBegun = false;
    }
    waiters.clear();
  }

  function ask(request: WorkerRequest & { id: number }, transfer: ArrayBuffer[] = []): Promise<WorkerResult> {
    if (!alive) return Promise.reject(new WorkerDiedError(cause ?? "ended before", false));
    return new Promise((resolve, reject) => {
      waiters.set(request.id, { resolve, reject });
      worker.postMessage(request, transfer);
    });
  }

  return {
    threadId: worker.threadId,
    load: async (model) => {
      const result = await ask({ kind: "load", id: ++lastId, model });
      if (typeof result !== "object" || !("placement" in result)) throw new Error("expected the answer to a load");
      return result.placement;
    },
    unload: async (key) => {
      await ask({ kind: "unload", id: ++lastId, key });
    },
    run: async (key, input, rowBytes) => {
      const isOneRow = input.length === rowBytes && waiters.size === 0;
      const isLone = isOneRow && ranOneRow;
      ranOneRow = isOneRow;
      const id = ++lastId;
      const answer = ask({ kind: "run", id, key, input, rowBytes, isLone }, [input.buffer]);
      if (isLone) vigil.keep(() => waiters.has(id));
      const result = await answer;
      if (typeof result !== "object" || !("scores" in result)) throw new Error("expected scores");
      return result.scores;
    },
    stop: async () => {
      worker.postMessage({ kind: "stop" } satisfies WorkerRequest);
      await ended;
    },
  };
}
