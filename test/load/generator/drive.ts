import { arrivals, type Phase } from "./arrivals.js";
import { createConnection } from "./connection.js";
import { closedLoop, type Ended, openLoop, realClock } from "./loops.js";
import { createRecorder, type Recording } from "./recorder.js";
import type { CheckedShot } from "./shots.js";

/** What is sent to a server, and for how long. */
export interface Drive {
  readonly server: URL;
  readonly next: () => CheckedShot;
  /** At the start, not counted. */
  readonly warmUpMs: number;
  /** Every so many answers one is held against the oracle. */
  readonly checkEvery: number;
}

export interface Driven extends Recording {
  /** Answers that were held against the oracle. */
  readonly checked: number;
  /** What was wrong in them; the first ones. */
  readonly wrong: readonly string[];
}

const timeoutMs = 10_000; // of silence on a connection
const patienceMs = 1_000; // for a connection to become free
const wrongsKept = 20;

/** Lets clients ask, each again as soon as it has its answer. */
export function driveClosed(drive: Drive, clients: number, forMs: number): Promise<Driven> {
  return run(drive, clients, forMs, (options) => closedLoop(options, drive.warmUpMs + forMs));
}

/** Sends requests at times that depend on nothing. */
export function driveOpen(drive: Drive, connections: number, phases: readonly Phase[]): Promise<Driven> {
  const allMs = 1000 * phases.reduce((sum, { seconds }) => sum + seconds, 0);
  return run(drive, connections, allMs - drive.warmUpMs, (options) => openLoop(options, arrivals(phases), patienceMs));
}

type Loop = (options: Parameters<typeof closedLoop<CheckedShot>>[0]) => Promise<void>;

async function run(drive: Drive, clients: number, measuredMs: number, loop: Loop): Promise<Driven> {
  const { server, next, warmUpMs, checkEvery } = drive;
  const lanes = Array.from({ length: clients }, () => createConnection(server, timeoutMs));
  const startsAt = realClock.now() + warmUpMs;
  const recorder = createRecorder(startsAt, startsAt + measuredMs);
  const checker = createChecker(checkEvery);
  const onEnd = (ended: Ended<CheckedShot>) => {
    recorder.add(ended);
    checker.add(ended);
  };
  try {
    await loop({ clock: realClock, next, lanes, onEnd });
  } finally {
    for (const lane of lanes) lane.close();
  }
  return { ...recorder.read(), ...checker.read() };
}

/** Holds every n-th answer against the oracle, the first one included. */
export function createChecker(every: number) {
  let [answers, checked] = [0, 0];
  const wrong: string[] = [];
  return {
    add: ({ shot, outcome }: Ended<CheckedShot>): void => {
      if ("failure" in outcome || outcome.status !== 200 || answers++ % every !== 0) return;
      checked++;
      const found = shot.wrongIn(outcome);
      if (found !== undefined && wrong.length < wrongsKept) wrong.push(found);
    },
    read: () => ({ checked, wrong: [...wrong] }),
  };
}
