import { describe, expect, test } from "@jest/globals";
import { watchMemory } from "@rnn-zoo/train/peak-memory.js";

describe("the peak of memory", () => {
  test("is the most that was seen, in MiB", () => {
    const seen = [5, 9, 7].map((mib) => mib * 2 ** 20);
    const memory = watchMemory(() => seen.shift() ?? 0);
    for (let look = 0; look < 3; look++) memory.look();
    expect(memory.mib()).toBe(9);
  });

  test("is that of this process", () => {
    const memory = watchMemory();
    memory.look();
    expect(memory.mib()).toBeGreaterThan(20); // an idle Node holds more
    expect(memory.mib()).toBeLessThanOrEqual(process.resourceUsage().maxRSS / 1024 + 1);
  });
});
