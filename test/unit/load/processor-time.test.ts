import { expect, test } from "@jest/globals";
import { parseStat, processorMs } from "../../load/serve-bench/processor-time.js";

test("a line of /proc is read, whatever the process calls itself", () => {
  const line = "42 (node) (x 7) S 7 42 42 0 -1 4194560 100 0 0 0 150 25 0 0 20 0 11 0 900 0 0";
  expect(parseStat(line)).toEqual({ pid: 42, parent: 7, ticks: 175 });
});

test("work takes processor time, and a process that is not there has none", async () => {
  const before = await processorMs(process.pid);
  if (before === undefined) return; // no /proc
  const started = process.cpuUsage();
  let spent = 0;
  for (let i = 0; spent < 100_000 /* µs */; i++) {
    if (i % 1e5 === 0) spent = process.cpuUsage(started).user;
  }
  expect((await processorMs(process.pid)) ?? 0).toBeGreaterThanOrEqual(before + 80);
  expect(await processorMs(2 ** 30)).toBeUndefined();
});
