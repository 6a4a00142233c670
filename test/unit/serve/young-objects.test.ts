import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

/** Requests with two listeners each: a burst of 8,000 at a time, then 30 at a time; counts whole collections of these. */
const burst = `
const { EventEmitter } = await import("node:events");
const { PerformanceObserver } = await import("node:perf_hooks");
(await import(process.argv[1])).keepObjectsYoung();
let whole = 0;
const count = (list) => { for (const { detail } of list.getEntries()) if (detail.kind !== 1) whole++; };
new PerformanceObserver(count).observe({ entryTypes: ["gc"] });
function request(i) {
  const one = new EventEmitter();
  one.body = new Array(200).fill(i);
  return one.on("close", () => one.body.length).on("close", () => one.body[0]);
}
function live(many, atATime) {
  const here = [];
  for (let i = 0; i < many; i++) {
    here.push(request(i));
    if (here.length > atATime) here.shift().emit("close");
  }
}
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
live(100_000, 8_000);
gc();
await rest();
whole = 0;
live(500_000, 30);
await rest();
console.log(whole);`;

async function wholeCollections(): Promise<number> {
  const file = new URL("../../../../serve/dist/young-objects.js", import.meta.url).href;
  const args = ["--expose-gc", "--max-semi-space-size=4", "--input-type=module", "-e", burst, file];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

test("objects that die young after a burst of others leave nothing to collect but the young", async () => {
  for (let k = 0; k < 5; k++) expect(await wholeCollections()).toBe(0); // left to V8: 100, in every second run
});
