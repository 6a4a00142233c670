import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { cutOut, discard } from "@rnn-zoo/serve/discard.js";

const large = 50_176;

/** Discards 500 MB, and tells how much of it is in memory. */
const discardMuch = `
const { discard } = await import(process.argv[1]);
const before = process.memoryUsage().rss;
for (let i = 0; i < 5_000; i++) discard(new Uint8Array(100_000).fill(1));
console.log(process.memoryUsage().rss - before);`;

describe("memory that is discarded", () => {
  test("is gone at once, where it is large", () => {
    const [bytes, buffer] = [new Uint8Array(large), Buffer.alloc(large)];
    discard(bytes);
    discard(buffer);
    expect([bytes.length, buffer.length]).toEqual([0, 0]);
  });

  test("stays where it is small, or part of something larger", () => {
    const small = Buffer.from("a digit");
    const whole = new Uint8Array(2 * large).fill(7);
    const part = whole.subarray(0, large);
    for (const bytes of [small, part]) discard(bytes);
    expect(String(small)).toBe("a digit");
    expect([part.length, part[0], whole.length]).toEqual([large, 7, 2 * large]);
  });

  test("is not kept by whatever it was sent to", async () => {
    const file = new URL("../../../../serve/dist/discard.js", import.meta.url).href;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", discardMuch, file]);
    expect(Number(stdout)).toBeLessThan(100e6); // 10 MB measured
  });
});

describe("a part that is cut out", () => {
  test("has memory of its own, and the whole is given back", () => {
    const whole = Buffer.alloc(2 * large, 7);
    const part = cutOut(whole.subarray(1, 1 + large), whole);
    expect(whole).toHaveLength(0);
    expect(part).toEqual(new Uint8Array(large).fill(7));
    expect(part.buffer.byteLength).toBe(large);
  });

  test("stays as it is where it is all, or small", () => {
    const all = new Uint8Array(large);
    expect(cutOut(all, all)).toBe(all);
    const small = new Uint8Array(1_568);
    const part = small.subarray(0, 784);
    expect(cutOut(part, small)).toBe(part);
    expect([all.length, small.length]).toEqual([large, 1_568]);
  });
});
