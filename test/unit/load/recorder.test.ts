import { expect, test } from "@jest/globals";
import type { Outcome } from "../../load/generator/connection.js";
import { createRecorder } from "../../load/generator/recorder.js";

function ended(intendedAt: number, endedAt: number, outcome: Outcome | number, rows = 1) {
  const answer =
    typeof outcome === "number" ? { status: outcome, type: "", body: Buffer.alloc(0), isLast: false } : outcome;
  return { shot: { bytes: new Uint8Array(), rows }, intendedAt, sentAt: intendedAt, endedAt, outcome: answer };
}

test("what was intended during the warm-up has no latency, but what is answered later is throughput", () => {
  const recorder = createRecorder(1000, 3000);
  recorder.add(ended(0, 999, 200));
  recorder.add(ended(900, 1500, 200, 64));
  recorder.add(ended(1000, 1002, 200));
  const { offered, perSecond, rowsPerSecond, latency } = recorder.read();
  expect([offered, perSecond, rowsPerSecond]).toEqual([1, 1, 32.5]);
  expect(latency.max).toBeCloseTo(2, 2);
});

test("what is answered after the end has a latency, but is no throughput", () => {
  const recorder = createRecorder(0, 1000);
  recorder.add(ended(900, 1400, 200));
  const { offered, perSecond, latency } = recorder.read();
  expect([offered, perSecond]).toEqual([1, 0]);
  expect(latency.p50).toBeCloseTo(500, 0);
});

test("refusals and failures are counted by kind and second, and have no latency", () => {
  const recorder = createRecorder(0, 2000);
  recorder.add(ended(0, 10, 503));
  recorder.add(ended(0, 1010, 503));
  recorder.add(ended(0, 1020, { failure: "timeout" }));
  recorder.add(ended(1000, 1001, 200));
  const { statuses, failures, timeline, latency } = recorder.read();
  expect({ statuses, failures }).toEqual({ statuses: { 200: 1, 503: 2 }, failures: { timeout: 1 } });
  expect(timeline).toEqual([
    { answered: 0, refused: 1, failed: 0 },
    { answered: 1, refused: 1, failed: 1 },
  ]);
  expect(latency.max).toBeCloseTo(1, 2);
});

test("percentiles are those of the numbers, to three digits", () => {
  const recorder = createRecorder(0, 1000);
  for (let ms = 1; ms <= 1000; ms++) recorder.add(ended(0, ms, 200));
  const { p50, p90, p99, p999, max, curve } = recorder.read().latency;
  for (const [got, wanted] of [
    [p50, 500],
    [p90, 900],
    [p99, 990],
    [p999, 999],
    [max, 1000],
  ] as const) {
    expect(Math.abs(got - wanted) / wanted).toBeLessThan(2e-3);
  }
  expect(curve.map(([share]) => share)).toEqual([...curve.map(([share]) => share)].sort((a, b) => a - b));
});
