import { WorkerDiedError } from "./errors.js";
import type { WorkerReply, WorkerResult } from "./worker-messages.js";

/** Who waits for the answers of one thread; each is settled once. */
export interface ThreadWaiters {
  /** Waits for the answer to a request of this number. */
  add(id: number): Promise<WorkerResult>;
  /** Whether nobody waits. */
  isEmpty(): boolean;
  settle(reply: WorkerReply): void;
  /** For a thread that has ended: rejects all, in the order in which they came. */
  rejectAll(reason: string): void;
}

interface Waiter {
  readonly resolve: (result: WorkerResult) => void;
  readonly reject: (error: Error) => void;
}

export function createThreadWaiters(): ThreadWaiters {
  const waiters = new Map<number, Waiter>();

  return {
    add: (id) => new Promise((resolve, reject) => waiters.set(id, { resolve, reject })),
    isEmpty: () => waiters.size === 0,
    settle: (reply) => {
      const waiter = waiters.get(reply.id);
      waiters.delete(reply.id);
      if ("result" in reply) waiter?.resolve(reply.result);
      else waiter?.reject(new Error(reply.failure));
    },
    rejectAll: (reason) => {
      let hadBegun = true; // work is done in the order in which it came: the thread was at the first
      for (const { reject } of waiters.values()) {
        reject(new WorkerDiedError(reason, hadBegun));
        hadBegun = false;
      }
      waiters.clear();
    },
  };
}
