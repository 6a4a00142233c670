import { Worker } from "node:worker_threads";
import { type ChuteRow, createChuteCaller, createChuteMemory } from "./chute.js";
import { WorkerDiedError } from "./errors.js";
import { createMailbox } from "./mailbox.js";
import { createThreadWaiters, type ThreadWaiters } from "./thread-waiters.js";
import { createVigil } from "./vigil.js";
import type {
  Placement,
  WorkerData,
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
   * @param input [batch, ...rowShape], flat; not to be used again, as its memory may move to the thread
   * @returns float32 [batch, outputs], flat
   * @throws Error where the run failed, WorkerDiedError where the thread ended
   */
  run(key: string, input: Uint8Array<ArrayBuffer>, rowBytes: number): Promise<Float32Array>;
  /** Settles at once whom the thread has answered by now; by itself that happens in a later turn of the event loop. */
  takeAnswers(): void;
  /** Lets the work in hand end, then ends the thread. Never ends it in mid-run. */
  stop(): Promise<void>;
}

/**
 * Starts a worker thread.
 * @param onEnd called once with the reason when the thread has ended or can no longer be trusted, before its waiters
 * are told
 */
export function startThread(url: URL, setup: WorkerSetup, onEnd: (reason: string) => void): EngineThread {
  const memory = createChuteMemory();
  const mailbox = createMailbox(onReply, onBroken);
  const workerData: WorkerData = { ...setup, chute: memory, replies: mailbox.slot };
  const worker = new Worker(url, { workerData, transferList: [mailbox.slot.port] });
  const waiters = createThreadWaiters();
  const { awakeUs = 0 } = setup;
  const closeUs = 2 * awakeUs; // a row comes later where this thread has to wake up for it
  const { sendRow, expectNext, look } = createRowSender(worker, waiters, memory, awakeUs);
  let lastId = 0;
  let cause: string | undefined;
  let alive = true;
  let lastRowMs = -Infinity; // when the last run ended, where it was of one row

  function onReply(reply: WorkerReply): void {
    look();
    waiters.settle(reply);
  }

  function onBroken(error: unknown): void {
    giveUp(`an answer could not be read: ${String(error)}`); // nobody knows whose: that one would wait for ever
    post(worker, { kind: "stop" });
  }

  worker.on("error", (error) => {
    cause = String(error);
  });
  const ended = new Promise<void>((resolve) => {
    worker.on("exit", (code) => {
      mailbox.close();
      giveUp(cause ?? `exit code ${code}`);
      resolve();
    });
  });

  function giveUp(reason: string): void {
    if (!alive) return;
    alive = false;
    cause = reason;
    look();
    onEnd(reason);
    waiters.rejectAll(reason);
  }

  function ask(send: (id: number) => void): Promise<WorkerResult> {
    if (!alive) return Promise.reject(new WorkerDiedError(cause ?? "ended before", false));
    const id = ++lastId;
    const answer = waiters.add(id);
    send(id);
    return answer;
  }

  return {
    threadId: worker.threadId,
    load: async (model) => placementOf(await ask((id) => post(worker, { kind: "load", id, model }))),
    unload: async (key) => {
      await ask((id) => post(worker, { kind: "unload", id, key }));
    },
    run: async (key, input, rowBytes) => {
      const isOneRow = input.length === rowBytes && waiters.isEmpty();
      const isLone = isOneRow && performance.now() - lastRowMs < closeUs / 1_000;
      const result = await ask((id) => {
        if (isLone) sendRow({ id, key, input });
        else post(worker, { kind: "run", id, key, input, rowBytes, isLone }, [input.buffer]);
      });
      lastRowMs = isOneRow ? performance.now() : -Infinity;
      if (isLone) expectNext();
      return scoresOf(result);
    },
    takeAnswers: () => {
      look();
      mailbox.takeNow();
    },
    stop: async () => {
      post(worker, { kind: "stop" });
      await ended;
    },
  };
}

/**
 * For rows that follow one another closely, each alone: both threads stay awake between them. While the other one still
 * sleeps, this one does not stay awake for its answer: it may be on the core that the other is to wake up on.
 */
function createRowSender(worker: Worker, waiters: ThreadWaiters, memory: SharedArrayBuffer, awakeUs: number) {
  const vigil = createVigil(awakeUs);
  const chute = createChuteCaller(memory, awakeUs, (id, scores) => waiters.settle({ id, result: { scores } }));

  return {
    /** When nobody else waits for the thread. */
    sendRow: (row: ChuteRow) => {
      if (chute.ask(row)) return;
      const { id, key, input } = row;
      post(worker, { kind: "run", id, key, input, rowBytes: input.length, isLone: true }, [input.buffer]);
    },
    /** Stays awake for the next row. */
    expectNext: () => vigil.keep(waiters.isEmpty),
    look: chute.look,
  };
}

function placementOf(result: WorkerResult): Placement {
  if (typeof result !== "object" || !("placement" in result)) throw new Error("expected the answer to a load");
  return result.placement;
}

function scoresOf(result: WorkerResult): Float32Array {
  if (typeof result !== "object" || !("scores" in result)) throw new Error("expected scores");
  return result.scores;
}

function post(worker: Worker, request: WorkerRequest, transfer: ArrayBuffer[] = []): void {
  worker.postMessage(request, transfer);
}
