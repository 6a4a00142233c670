/** Knows whose time is over. */
export interface Deadlines<T> {
  /** From now on `thing` has `limitMs`. It is added once. */
  add(thing: T, limitMs: number): void;
  remove(thing: T, limitMs: number): void;
}

/**
 * Things with the same limit share a timer: they are over in the order in which they came. A timer for each would cost a
 * small prediction a tenth of its time.
 * @param expire is told of each thing that is still there when its time is over
 */
export function createDeadlines<T>(expire: (thing: T, limitMs: number) => void): Deadlines<T> {
  const queues = new Map<number, Map<T, number>>(); // by limit; in each, when it is over by performance.now()

  function look(queue: Map<T, number>, limitMs: number): void {
    const now = performance.now();
    for (const [thing, over] of queue) {
      if (over > now) break;
      queue.delete(thing);
      expire(thing, limitMs);
    }
    const [next] = queue.values();
    if (next === undefined) queues.delete(limitMs);
    else lookIn(next - now, queue, limitMs);
  }

  function lookIn(ms: number, queue: Map<T, number>, limitMs: number): void {
    setTimeout(look, Math.ceil(ms), queue, limitMs).unref();
  }

  return {
    add: (thing, limitMs) => {
      let queue = queues.get(limitMs);
      if (!queue) {
        queue = new Map();
        queues.set(limitMs, queue);
        lookIn(limitMs, queue, limitMs);
      }
      queue.set(thing, performance.now() + limitMs);
    },
    remove: (thing, limitMs) => {
      queues.get(limitMs)?.delete(thing);
    },
  };
}
