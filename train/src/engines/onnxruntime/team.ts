import { Worker } from "node:worker_threads";
import { startId, type WorkerData, type WorkerReply, type WorkerRequest } from "./messages.js";

/** A request without its number. */
type Ask<T> = T extends WorkerRequest ? Omit<T, "id"> : never;

/** Worker threads that take one request each at a time, all together. */
export interface Team {
  readonly size: number;
  /**
   * Sends each worker its request and waits for all replies. The arrays of a request go with it: they are empty after.
   * @returns what predictions gave, in the order of the workers
   */
  ask(requests: readonly Ask<WorkerRequest>[]): Promise<(Float32Array | undefined)[]>;
  /** Lets each worker end what it does and leave by itself: a thread ended in the middle of a run takes the process along. */
  close(): Promise<void>;
}

/** @throws Error with onnxruntime's words where a worker cannot start */
export async function startTeam(data: readonly WorkerData[]): Promise<Team> {
  const members = data.map(startMember);
  const ask: Team["ask"] = async (requests) =>
    Promise.all(members.map((member, index) => member.ask(requests[index] ?? { kind: "close" })));
  const close = async () => {
    await Promise.allSettled(members.map((member) => member.ask({ kind: "close" })));
    await Promise.all(members.map((member) => member.left));
  };
  try {
    await Promise.all(members.map((member) => member.started));
  } catch (error) {
    await close();
    throw error;
  }
  return { size: members.length, ask, close };
}

interface Member {
  readonly started: Promise<unknown>;
  /** Settles when the thread has ended. */
  readonly left: Promise<void>;
  ask(request: Ask<WorkerRequest>): Promise<Float32Array | undefined>;
}

interface Waiter {
  resolve(scores: Float32Array | undefined): void;
  reject(error: Error): void;
}

function startMember(data: WorkerData): Member {
  const waiters = new Map<number, Waiter>();
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: data });
  let last = startId;
  let gone: Error | undefined;
  const wait = (id: number) =>
    new Promise<Float32Array | undefined>((resolve, reject) => {
      if (gone) reject(gone);
      else waiters.set(id, { resolve, reject });
    });
  const giveUp = (error: Error) => {
    gone ??= error;
    for (const waiter of waiters.values()) waiter.reject(gone);
    waiters.clear();
  };
  worker.on("message", (reply: WorkerReply) => {
    const waiter = waiters.get(reply.id);
    waiters.delete(reply.id);
    if ("failure" in reply) waiter?.reject(new Error(reply.failure));
    else waiter?.resolve(reply.scores);
  });
  worker.on("error", giveUp);
  const left = new Promise<void>((resolve) => {
    worker.on("exit", () => {
      giveUp(new Error("the worker thread has ended"));
      resolve();
    });
  });
  return {
    started: wait(startId),
    left,
    ask: (request) => {
      last += 1;
      const reply = wait(last);
      if (!gone) worker.postMessage({ ...request, id: last }, buffersOf(request));
      return reply;
    },
  };
}

function buffersOf(request: Ask<WorkerRequest>): ArrayBuffer[] {
  const arrays = Object.values(request).filter((value) => ArrayBuffer.isView(value));
  return arrays.flatMap(({ buffer }) => (buffer instanceof SharedArrayBuffer ? [] : [buffer]));
}
