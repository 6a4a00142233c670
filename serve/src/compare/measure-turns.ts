import { errors } from "../errors.js";
import type { MeasuredSpeed } from "./measure.js";

/** What was measured last of each file on its device: some hundred bytes each. */
export type Speeds = ReadonlyMap<string, MeasuredSpeed>;

/** Lets one measurement run at a time, and keeps what all of them have found. */
export interface MeasureTurns {
  readonly speeds: Speeds;
  /**
   * Runs a measurement; whoever asks meanwhile for the same task waits for that one instead. In a
   * cluster, where it fails, the next who waits makes its own.
   * @throws ServeError measuring, where models of another task are being measured; and what `measure` throws
   */
  take(task: string, measure: () => Promise<Speeds>): Promise<void>;
}

/** The turns of one process alone. */
export function ownTurns(): MeasureTurns {
  const speeds = new Map<string, MeasuredSpeed>();
  let current: { readonly task: string; readonly done: Promise<void> } | undefined;

  async function run(measure: () => Promise<Speeds>): Promise<void> {
    try {
      for (const [file, speed] of await measure()) speeds.set(file, speed);
    } finally {
      current = undefined;
    }
  }

  return {
    speeds,
    take: async (task, measure) => {
      if (current && current.task !== task) throw errors.measuring(current.task);
      current ??= { task, done: run(measure) };
      await current.done;
    },
  };
}
