import { describe, expect, test } from "@jest/globals";
import { cutOut, discard } from "@rnn-zoo/serve/discard.js";

const large = 50_176;

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
    const before = process.memoryUsage().external;
    for (let i = 0; i < 2_000; i++) discard(new Uint8Array(100_000)); // 200 MB
    expect(process.memoryUsage().external - before).toBeLessThan(20e6);
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
