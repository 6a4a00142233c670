import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

/** Requests with two listeners each: a burst of 8,000 at a time, then 30 at a time; counts whole collections after it. */
const burst = `
const { EventEmitter } = await import("node:events");
const { PerformanceObserver } = await import("node:perf_hooks");
if (process.argv[2] === "young") (await import(process.argv[1])).keepObjectsYoung();
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
await rest();
whole = 0;
live(2_000_000, 30);
await rest();
console.log(whole);`;

async function wholeCollections(how: "young" | "as V8 does"): Promise<number> {
  const file = new URL("../../../../serve/dist/young-objects.js", import.meta.url).href;
  const args = ["--max-semi-space-size=4", "--input-type=module", "-e", burst, file, how];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

test("objects that die young after a burst of others leave nothing to collect but the young", async () => {
  expect(await wholeCollections("young")).toBe(0);
  expect(await wholeCollections("as V8 does")).toBeGreaterThan(0); // else this test shows nothing
});
