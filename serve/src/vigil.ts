/** Keeps the event loop of a thread turning, so that the thread does not sleep. */
export interface Vigil {
  /**
   * From now on, for as long as `isWanted` says so, and at most the time that was set.
   * @param atEnd called when it is over, unless it was renewed before
   */
  keep(isWanted: () => boolean, atEnd?: () => void): void;
}

/**
 * To wake a thread that sleeps takes as long as a small prediction. Whoever expects the next message in microseconds
 * therefore rather looks again and again, for a while.
 * @param us microseconds; 0: it never keeps awake
 * @param now in milliseconds
 */
export function createVigil(us: number, now: () => number = () => performance.now()): Vigil {
  let until = 0;
  let wanted: () => boolean = () => false;
  let end: () => void = () => undefined;
  let turning = false;

  function turn(): void {
    turning = wanted() && now() < until;
    if (turning) setImmediate(turn);
    else end();
  }

  return {
    keep: (isWanted, atEnd = () => undefined) => {
      if (us === 0) return;
      wanted = isWanted;
      end = atEnd;
      until = now() + us / 1000;
      if (!turning) setImmediate(turn);
      turning = true;
    },
  };
}
