import { SingleBar } from "cli-progress";

/** How far something is. */
export interface Progress {
  /** @param note stands at the end of the line */
  update(done: number, note?: string): void;
  stop(): void;
}

/** A bar with the time left on a terminal; elsewhere a plain line now and then. Written to stderr. */
export function createProgress(label: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage} % | {eta_formatted} left | {note}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    noTTYOutput: true,
    notTTYSchedule: 15_000, // milliseconds between plain lines
    fps: 5,
  });
  bar.start(Math.max(1, total), 0, { note: "" });
  return { update: (done, note = "") => bar.update(done, { note }), stop: () => bar.stop() };
}
