import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createDeadlines } from "@rnn-zoo/serve/deadlines.js";

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

function setUp() {
  const over: [string, number][] = [];
  return { over, deadlines: createDeadlines<string>((thing, limitMs) => over.push([thing, limitMs])) };
}

describe("a deadline", () => {
  test("comes for each thing when its own time is over, and once", () => {
    const { over, deadlines } = setUp();
    deadlines.add("a", 100);
    jest.advanceTimersByTime(60);
    deadlines.add("b", 100);
    deadlines.add("c", 50);
    jest.advanceTimersByTime(39);
    expect(over).toEqual([]);
    jest.advanceTimersByTime(2);
    expect(over).toEqual([["a", 100]]);
    jest.advanceTimersByTime(1_000);
    expect(over.slice(1)).toEqual([
      ["c", 50],
      ["b", 100],
    ]);
  });

  test("does not come for what was removed, nor keep it from coming for others", () => {
    const { over, deadlines } = setUp();
    const [a, , c] = ["a", "b", "c"].map((thing) => deadlines.add(thing, 100));
    if (!a || !c) throw new Error("expected three");
    for (const one of [a, c, a]) deadlines.remove(one);
    jest.advanceTimersByTime(1_000);
    expect(over).toEqual([["b", 100]]);
  });

  test("comes again for what is added when none was left", () => {
    const { over, deadlines } = setUp();
    deadlines.remove(deadlines.add("a", 100));
    jest.advanceTimersByTime(1_000);
    deadlines.add("b", 100);
    jest.advanceTimersByTime(101);
    expect(over).toEqual([["b", 100]]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("of many things takes one timer", () => {
    const { deadlines } = setUp();
    for (let i = 0; i < 1_000; i++) deadlines.add(String(i), 100);
    expect(jest.getTimerCount()).toBe(1);
  });
});
