/** Where threads wait for each other. */
export interface Barrier {
  /** Blocks until all have arrived. @returns false where one of them failed and will not come */
  wait(): boolean;
  /** Lets all others go on, now and from now on. */
  fail(): void;
}

/** Bytes of shared memory that a barrier takes. */
export const barrierBytes = 12;

const [arrived, generation, failed] = [0, 1, 2];

/** @param memory shared by all, zero at first */
export function createBarrier(memory: SharedArrayBuffer, parties: number): Barrier {
  const state = new Int32Array(memory);
  return {
    wait: () => {
      const now = Atomics.load(state, generation);
      if (Atomics.add(state, arrived, 1) + 1 === parties) {
        Atomics.store(state, arrived, 0);
        Atomics.add(state, generation, 1);
        Atomics.notify(state, generation);
      }
      while (Atomics.load(state, generation) === now && Atomics.load(state, failed) === 0) {
        Atomics.wait(state, generation, now, 1000);
      }
      return Atomics.load(state, failed) === 0;
    },
    fail: () => {
      Atomics.store(state, failed, 1);
      Atomics.add(state, generation, 1);
      Atomics.notify(state, generation);
    },
  };
}
