import type { Outcome } from "./connection.js";

/** One request of a mix: what is sent, and what its answer is held against. */
export interface Shot {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** A request that has ended. Times in milliseconds of the clock. */
export interface Ended<S extends Shot> {
  readonly shot: S;
  /** When it should have been sent; latency counts from here. */
  readonly intendedAt: number;
  readonly sentAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
}

/** Where time comes from; tests have their own. */
export interface Clock {
  now(): number;
  /** Calls back at this time or a little later. */
  at(time: number, call: () => void): void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  at: (time, call) => void setTimeout(call, Math.max(0, time - performance.now())),
};

export interface LoopOptions<S extends Shot> {
  readonly clock: Clock;
  /** Gives the next request. */
  readonly next: () => S;
  readonly lanes: readonly Lane[];
  readonly onEnd: (ended: Ended<S>) => void;
}

/** Where requests can be sent, one at a time. */
export interface Lane {
  ask(request: Uint8Array, done: (outcome: Outcome) => void): void;
}

/**
 * A closed loop: each client sends its next request when the last one is answered. A slow server makes its clients ask
 * less, so the latencies say what those clients saw, and not what a fixed rate of requests would see.
 * @param forMs no request starts later than this
 */
export function closedLoop<S extends Shot>(options: LoopOptions<S>, forMs: number): Promise<void> {
  const { clock, next, lanes, onEnd } = options;
  const until = clock.now() + forMs;
  const run = (lane: Lane) =>
    new Promise<void>((resolve) => {
      const send = () => {
        const sentAt = clock.now();
        if (sentAt >= until) return resolve();
        const shot = next();
        lane.ask(shot.bytes, (outcome) => {
          const endedAt = clock.now();
          onEnd({ shot, intendedAt: sentAt, sentAt, endedAt, outcome });
          if (!("failure" in outcome)) return send();
          clock.at(endedAt + 10, send); // a server that is gone is not asked a million times
        });
      };
      send();
    });
  return Promise.all(lanes.map(run)).then(() => undefined);
}

/**
 * An open loop: requests start at given times, whatever became of those before. Where all lanes are busy a request waits
 * for one, and its latency counts from the time at which it should have been sent: a stall of the server is felt by all
 * who would have come meanwhile (the correction of coordinated omission).
 * @param arrivalsMs in order, from the start of the loop
 * @param patienceMs a request that could not be sent for so long is not sent any more: failure "unsent"
 */
export function openLoop<S extends Shot>(
  { clock, next, lanes, onEnd }: LoopOptions<S>,
  arrivalsMs: Iterable<number>,
  patienceMs: number,
): Promise<void> {
  const startedAt = clock.now();
  const times = arrivalsMs[Symbol.iterator]();
  const free = [...lanes];
  const waiting: number[] = []; // intended times, in order
  let firstWaiting = 0;
  let underWay = 0;
  let upcoming = times.next();

  return new Promise((resolve) => {
    function send(lane: Lane, intendedAt: number): void {
      const sentAt = clock.now();
      const shot = next();
      if (sentAt - intendedAt > patienceMs) {
        free.push(lane);
        onEnd({ shot, intendedAt, sentAt, endedAt: sentAt, outcome: { failure: "unsent" } });
        return;
      }
      underWay++;
      lane.ask(shot.bytes, (outcome) => {
        underWay--;
        free.push(lane);
        onEnd({ shot, intendedAt, sentAt, endedAt: clock.now(), outcome });
        clear();
        finishIfOver();
      });
    }

    function clear(): void {
      while (firstWaiting < waiting.length) {
        const lane = free.pop();
        if (!lane) return;
        send(lane, waiting[firstWaiting++] ?? 0);
      }
      waiting.length = 0;
      firstWaiting = 0;
    }

    function tick(): void {
      for (; !upcoming.done && startedAt + upcoming.value <= clock.now(); upcoming = times.next()) {
        waiting.push(startedAt + upcoming.value);
      }
      clear();
      if (!upcoming.done) clock.at(startedAt + upcoming.value, tick);
      else finishIfOver();
    }

    function finishIfOver(): void {
      if (upcoming.done && underWay === 0 && firstWaiting >= waiting.length) resolve();
    }

    tick();
  });
}
