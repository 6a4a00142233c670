/** Lets a limited number of jobs run at a time, and a limited number wait. */
export interface Gate {
  /**
   * Runs a job, now or when its turn comes.
   * @throws whatever `refuse` gives where too many wait, or what the job throws
   */
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** @param refuse makes the error for a job that finds no place to wait */
export function createGate(maxRunning: number, maxWaiting: number, refuse: () => Error): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < maxRunning) {
      running++;
      return;
    }
    if (waiting.length >= maxWaiting) throw refuse();
    await new Promise<void>((resolve) => waiting.push(resolve)); // whoever leaves hands over the place
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return {
    run: async (job) => {
      await enter();
      try {
        return await job();
      } finally {
        leave();
      }
    },
  };
}
