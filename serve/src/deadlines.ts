import { createLine, type Line, type Place } from "./line.js";

/** When the time of a thing is over. */
export interface Deadline<T> {
  readonly whose: T;
  readonly limitMs: number;
  /** By performance.now(). */
  readonly over: number;
}

/** Knows whose time is over. */
export interface Deadlines<T> {
  /** From now on `thing` has `limitMs`. @returns what `remove` takes */
  add(thing: T, limitMs: number): Place<Deadline<T>>;
  /** Nothing where it is over or removed. */
  remove(deadline: Place<Deadline<T>>): void;
}

/**
 * Things with the same limit share a timer: they are over in the order in which they came. A timer for each would cost a
 * small prediction a tenth of its time.
 * @param expire is told of each thing that is still there when its time is over
 */
export function createDeadlines<T>(expire: (thing: T, limitMs: number) => void): Deadlines<T> {
  const lines = new Map<number, Line<Deadline<T>>>(); // by limit

  function look(line: Line<Deadline<T>>, limitMs: number): void {
    const now = performance.now();
    let first = line.first();
    for (; first && first.thing.over <= now; first = line.first()) {
      line.leave(first);
      expire(first.thing.whose, limitMs);
    }
    if (first) lookIn(first.thing.over - now, line, limitMs);
    else lines.delete(limitMs);
  }

  function lookIn(ms: number, line: Line<Deadline<T>>, limitMs: number): void {
    setTimeout(look, Math.ceil(ms), line, limitMs).unref();
  }

  return {
    add: (thing, limitMs) => {
      let line = lines.get(limitMs);
      if (!line) {
        line = createLine();
        lines.set(limitMs, line);
        lookIn(limitMs, line, limitMs);
      }
      return line.join({ whose: thing, limitMs, over: performance.now() + limitMs });
    },
    remove: (deadline) => {
      lines.get(deadline.thing.limitMs)?.leave(deadline);
    },
  };
}
