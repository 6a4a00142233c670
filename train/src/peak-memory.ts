/** The most memory that this process held whenever it was looked at; the threads of an engine are part of the process. */
export interface PeakMemory {
  look(): void;
  /** Whole MiB of resident memory. */
  mib(): number;
}

export function watchMemory(rss: () => number = process.memoryUsage.rss): PeakMemory {
  let most = 0; // bytes
  return {
    look: () => {
      most = Math.max(most, rss());
    },
    mib: () => Math.round(most / 2 ** 20),
  };
}
