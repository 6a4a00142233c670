import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { createLine, type Place } from "@rnn-zoo/serve/line.js";

describe("a line", () => {
  test("keeps the order in which things came, whoever leaves", () => {
    const line = createLine<string>();
    const places = ["a", "b", "c", "d", "e"].map(line.join);
    for (const place of places.filter(({ thing }) => "ace".includes(thing)).reverse()) line.leave(place);
    expect([...line]).toEqual(["b", "d"]);
    expect([line.size(), line.first()?.thing]).toEqual([2, "b"]);
    line.join("f");
    expect([...line]).toEqual(["b", "d", "f"]);
  });

  test("lets each leave once", () => {
    const line = createLine<string>();
    const place = line.join("a");
    expect([line.leave(place), line.leave(place)]).toEqual([true, false]);
    line.join("b");
    expect(line.leave(place)).toBe(false);
    expect([...line]).toEqual(["b"]);
  });

  test("is as an array that is cut, whatever comes and goes", () => {
    const line = createLine<number>();
    let expected: Place<number>[] = [];
    for (let step = 0; step < 2_000; step++) {
      const index = (step * 7_919) % 13;
      const gone = expected[index];
      if (gone && step % 3 > 0) {
        line.leave(gone);
        expected = expected.filter((place) => place !== gone);
      } else expected.push(line.join(step));
      expect(line.first()).toBe(expected[0]);
      expect(line.size()).toBe(expected.length);
    }
    expect([...line]).toEqual(expected.map(({ thing }) => thing));
  });
});

/** Lets 200,000 things come and go, 64 at a time, after the line itself has become old; counts whole collections. */
const churn = `
const { PerformanceObserver } = await import("node:perf_hooks");
const { createLine } = await import(process.argv[1]);
let whole = 0;
const count = (list) => { for (const { detail } of list.getEntries()) if (detail.kind === 4) whole++; };
new PerformanceObserver(count).observe({ entryTypes: ["gc"] });
const { join, leave } = createLine();
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
const first = [{}, {}, {}].map(join);
for (let i = 0; i < 2e6; i++) globalThis.garbage = new Array(10).fill(i);
for (const one of first) leave(one);
await rest();
whole = 0;
const here = [];
for (let i = 0; i < 200_000; i++) {
  here.push(join({ i, body: new Array(100).fill(i) }));
  if (here.length > 64) leave(here.shift());
  if (i % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
}
await rest();
console.log(whole);`;

test("what has left a line is not kept until a whole garbage collection, as with a Set", async () => {
  const file = new URL("../../../../serve/dist/line.js", import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", churn, file]);
  expect(Number(stdout)).toBeLessThan(3); // 0 measured; a Set of Node 20: 18
});
