import { build, type Histogram } from "hdr-histogram-js";
import type { Ended, Shot } from "./loops.js";

/** Latencies in milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** [share of the requests, milliseconds], for a picture of the whole distribution */
  readonly curve: readonly (readonly [number, number])[];
}

/** What happened in one second of the measured time. */
export interface Second {
  answered: number;
  refused: number;
  failed: number;
}

/** What a load did. */
export interface Recording {
  readonly seconds: number;
  /** Requests that were meant to be sent. */
  readonly offered: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests without an answer, by cause. */
  readonly failures: Readonly<Record<string, number>>;
  /** Answers with status 200 per second of the measured time, whenever they were asked for. */
  readonly perSecond: number;
  readonly rowsPerSecond: number;
  /** Of answers with status 200, from the time at which the request should have been sent. */
  readonly latency: Latencies;
  /** The same from the time at which it was sent: what a harness without correction would show. */
  readonly uncorrected: Latencies;
  readonly timeline: readonly Second[];
}

export interface Recorder {
  add(ended: Ended<Shot>): void;
  read(): Recording;
}

/**
 * Counts what ends, and keeps latencies to three digits (HdrHistogram).
 * @param startsAt end of the warm-up: requests that were intended earlier have no latency here
 * @param endsAt the last intended time; what is answered later has a latency and is no throughput
 */
export function createRecorder(startsAt: number, endsAt: number): Recorder {
  const [corrected, uncorrected] = [microseconds(), microseconds()];
  const statuses: Record<string, number> = {};
  const failures: Record<string, number> = {};
  const timeline: Second[] = [];
  let [offered, answered, rows] = [0, 0, 0];

  function second(at: number): Second {
    const index = Math.max(0, Math.floor((at - startsAt) / 1000));
    while (timeline.length <= index) timeline.push({ answered: 0, refused: 0, failed: 0 });
    return timeline[index] ?? { answered: 0, refused: 0, failed: 0 };
  }

  return {
    add: ({ shot, intendedAt, sentAt, endedAt, outcome }) => {
      const isAnswer = !("failure" in outcome) && outcome.status === 200;
      if (isAnswer && endedAt >= startsAt && endedAt <= endsAt) {
        answered++;
        rows += shot.rows;
      }
      if (intendedAt < startsAt) return;
      offered++;
      if ("failure" in outcome) {
        failures[outcome.failure] = (failures[outcome.failure] ?? 0) + 1;
        second(endedAt).failed++;
        return;
      }
      statuses[outcome.status] = (statuses[outcome.status] ?? 0) + 1;
      if (!isAnswer) {
        second(endedAt).refused++;
        return;
      }
      second(endedAt).answered++;
      corrected.recordValue(Math.round(1000 * (endedAt - intendedAt)));
      uncorrected.recordValue(Math.round(1000 * (endedAt - sentAt)));
    },
    read: () => {
      const seconds = (endsAt - startsAt) / 1000;
      return {
        seconds,
        offered,
        statuses,
        failures,
        perSecond: answered / seconds,
        rowsPerSecond: rows / seconds,
        latency: latencies(corrected),
        uncorrected: latencies(uncorrected),
        timeline,
      };
    },
  };
}

function microseconds(): Histogram {
  return build({ useWebAssembly: false, lowestDiscernibleValue: 1, numberOfSignificantValueDigits: 3 });
}

const shares = [0, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 100];

function latencies(histogram: Histogram): Latencies {
  const ms = (percent: number) => histogram.getValueAtPercentile(percent) / 1000;
  return {
    p50: ms(50),
    p90: ms(90),
    p99: ms(99),
    p999: ms(99.9),
    max: histogram.maxValue / 1000,
    curve: shares.map((percent) => [percent / 100, ms(percent)] as const),
  };
}
