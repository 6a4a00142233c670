/** Things that are idle, and those who wait for one. */
export interface HandOver<T> {
  /** The thing that was idle last, or the first to be given. Rejects once closed. */
  take(): Promise<T>;
  /** This very thing, as soon as it is idle: before those who wait for any. False where it is removed before. */
  claim(thing: T): Promise<boolean>;
  give(thing: T): void;
  /** Takes one thing out, if it is idle; whoever claims it gets it no more. */
  remove(thing: T): void;
  /** Refuses who waits and who comes. */
  close(reason: Error): void;
}

/** Hands idle things to those who wait, in the order in which they came. */
export function createHandOver<T>(): HandOver<T> {
  const idle: T[] = []; // last in, first out: its memory is warm
  const waiting: { resolve: (thing: T) => void; reject: (error: Error) => void }[] = [];
  const claims = new Map<T, ((gotIt: boolean) => void)[]>();
  let closed: Error | undefined;

  function takeOut(thing: T): boolean {
    const index = idle.indexOf(thing);
    if (index >= 0) idle.splice(index, 1);
    return index >= 0;
  }

  return {
    take: async () => {
      if (closed) throw closed;
      return idle.pop() ?? new Promise<T>((resolve, reject) => waiting.push({ resolve, reject }));
    },
    claim: async (thing) => {
      if (closed) throw closed;
      if (takeOut(thing)) return true;
      return new Promise((resolve) => claims.set(thing, [...(claims.get(thing) ?? []), resolve]));
    },
    give: (thing) => {
      const claimant = claims.get(thing)?.shift();
      if (claimant) return claimant(true);
      const waiter = waiting.shift();
      if (waiter) waiter.resolve(thing);
      else idle.push(thing);
    },
    remove: (thing) => {
      takeOut(thing);
      for (const refuse of claims.get(thing) ?? []) refuse(false);
      claims.delete(thing);
    },
    close: (reason) => {
      closed = reason;
      for (const { reject } of waiting.splice(0)) reject(reason);
      for (const claimants of claims.values()) for (const refuse of claimants) refuse(false);
      claims.clear();
    },
  };
}
