import { describe, expect, test } from "@jest/globals";
import { arrivals } from "../../load/generator/arrivals.js";
import { closedLoop, type Ended, type Lane, openLoop, type Shot } from "../../load/generator/loops.js";
import { createRecorder } from "../../load/generator/recorder.js";
import { createVirtualClock, type VirtualClock } from "../../support/virtual-clock.js";

const shot: Shot = { bytes: new Uint8Array(1), rows: 1 };
const ok = { status: 200, type: "", body: Buffer.alloc(0), isLast: false };

/** A server that takes a millisecond, and answers nothing between `stallFrom` and `stallTo`. */
function stallingLanes(clock: VirtualClock, count: number, stallFrom = 0, stallTo = 0): Lane[] {
  return Array.from({ length: count }, () => ({
    ask: (_request, done) => {
      const ready = clock.now() + 1;
      clock.at(ready >= stallFrom && ready < stallTo ? stallTo : ready, () => done(ok));
    },
  }));
}

function runOpen(lanes: (clock: VirtualClock) => Lane[], perSecond: number, seconds: number, patienceMs = 1e6) {
  const clock = createVirtualClock();
  const ended: Ended<Shot>[] = [];
  const options = { clock, next: () => shot, lanes: lanes(clock), onEnd: (one: Ended<Shot>) => void ended.push(one) };
  let isOver = false;
  openLoop(options, arrivals([{ seconds, from: perSecond }]), patienceMs).then(
    () => {
      isOver = true;
    },
    () => undefined,
  );
  clock.run();
  return { ended, isOver: () => Promise.resolve().then(() => isOver) };
}

describe("an open loop", () => {
  test("sends at the times that were planned, though the server stalls", async () => {
    const { ended, isOver } = runOpen((clock) => stallingLanes(clock, 200, 1000, 2000), 100, 3);
    expect(ended.map(({ sentAt }) => sentAt).sort((a, b) => a - b)).toEqual([...arrivals([{ seconds: 3, from: 100 }])]);
    expect(await isOver()).toBe(true);
  });

  test("counts the latency from the planned time: a stall of a second is felt by all who come meanwhile", () => {
    const { ended } = runOpen((clock) => stallingLanes(clock, 1, 1000, 2000), 100, 10);
    const recorder = createRecorder(0, 10_000);
    for (const one of ended) recorder.add(one);
    const { latency, uncorrected, offered } = recorder.read();
    expect(offered).toBe(1000);
    // who should come at 1005 + 10 k ms has the answer at 2000 + k ms: 995 - 9 k is above 500 for k below 55
    expect(ended.filter(({ intendedAt, endedAt }) => endedAt - intendedAt > 500)).toHaveLength(55);
    expect(latency.p99).toBeGreaterThan(900);
    expect(ended.filter(({ sentAt, endedAt }) => endedAt - sentAt > 500)).toHaveLength(1); // what a loop without correction sees
    expect(uncorrected.p99).toBeCloseTo(1, 1);
  });

  test("gives up what could not be sent in time, and says so", () => {
    const { ended } = runOpen((clock) => stallingLanes(clock, 1, 1000, 2000), 100, 3, 300);
    const unsent = ended.filter(({ outcome }) => "failure" in outcome && outcome.failure === "unsent");
    expect(unsent.length).toBeGreaterThan(60);
    expect(unsent.length).toBeLessThan(75);
    expect(ended).toHaveLength(300);
  });

  test("never has more requests under way than lanes", () => {
    const clock = createVirtualClock();
    let [underWay, most] = [0, 0];
    const lanes = Array.from({ length: 3 }, (): Lane => {
      return {
        ask: (_request, done) => {
          most = Math.max(most, ++underWay);
          clock.at(clock.now() + 500, () => {
            underWay--;
            done(ok);
          });
        },
      };
    });
    let count = 0;
    void openLoop({ clock, next: () => shot, lanes, onEnd: () => count++ }, arrivals([{ seconds: 1, from: 50 }]), 1e6);
    clock.run();
    expect([most, count]).toEqual([3, 50]);
  });
});

describe("a closed loop", () => {
  test("has each client ask again when it has its answer, and not before", () => {
    const clock = createVirtualClock();
    const ended: Ended<Shot>[] = [];
    const lanes = Array.from(
      { length: 2 },
      (): Lane => ({ ask: (_, done) => clock.at(clock.now() + 100, () => done(ok)) }),
    );
    void closedLoop({ clock, next: () => shot, lanes, onEnd: (one) => void ended.push(one) }, 1000);
    clock.run();
    expect(ended).toHaveLength(20);
    expect(new Set(ended.map(({ endedAt, sentAt }) => endedAt - sentAt))).toEqual(new Set([100]));
  });

  test("waits a little before it asks a server again that is gone", () => {
    const clock = createVirtualClock();
    let asked = 0;
    const lane: Lane = { ask: (_, done) => clock.at(clock.now(), () => done({ failure: "ECONNREFUSED" })) };
    void closedLoop({ clock, next: () => shot, lanes: [lane], onEnd: () => asked++ }, 1000);
    clock.run();
    expect(asked).toBe(100);
  });
});
