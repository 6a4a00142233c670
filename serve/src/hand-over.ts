/** Things that are idle, and those who wait for one. */
export interface HandOver<T> {
  /** The thing that was idle last, or the first to be given. Rejects once closed. */
  take(): Promise<T>;
  give(thing: T): void;
  /** Takes one thing out, if it is idle. */
  remove(thing: T): void;
  /** Refuses who waits and who comes. */
  close(reason: Error): void;
}

/** Hands idle things to those who wait, in the order in which they came. */
export function createHandOver<T>(): HandOver<T> {
  const idle: T[] = []; // last in, first out: its memory is warm
  const waiting: { resolve: (thing: T) => void; reject: (error: Error) => void }[] = [];
  let closed: Error | undefined;

  return {
    take: async () => {
      if (closed) throw closed;
      return idle.pop() ?? new Promise<T>((resolve, reject) => waiting.push({ resolve, reject }));
    },
    give: (thing) => {
      const waiter = waiting.shift();
      if (waiter) waiter.resolve(thing);
      else idle.push(thing);
    },
    remove: (thing) => {
      const index = idle.indexOf(thing);
      if (index >= 0) idle.splice(index, 1);
    },
    close: (reason) => {
      closed = reason;
      for (const { reject } of waiting.splice(0)) reject(reason);
    },
  };
}
