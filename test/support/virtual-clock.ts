import type { Clock } from "../load/generator/loops.js";

/** A clock that jumps from one call to the next: hours pass at once, and always alike. */
export interface VirtualClock extends Clock {
  /** Makes all calls that are due, and those that they ask for, until none is left. */
  run(): void;
}

export function createVirtualClock(): VirtualClock {
  const calls: { readonly time: number; readonly call: () => void }[] = [];
  let now = 0;
  return {
    now: () => now,
    at: (time, call) => void calls.push({ time: Math.max(now, time), call }),
    run: () => {
      while (calls.length > 0) {
        const next = calls.reduce((first, one) => (one.time < first.time ? one : first));
        calls.splice(calls.indexOf(next), 1);
        now = next.time;
        next.call();
      }
    },
  };
}
