import { expect, test } from "@jest/globals";
import { takeTurns } from "../../load/generator/shots.js";

test("kinds take turns by weight, as evenly as can be, and the things of a kind one after the other", () => {
  const next = takeTurns([
    { weight: 2, things: ["a1", "a2"] },
    { weight: 1, things: ["b"] },
  ]);
  expect(Array.from({ length: 6 }, next)).toEqual(["a1", "b", "a2", "a1", "b", "a2"]);
});

test("a hundred turns are shared exactly", () => {
  const next = takeTurns([6, 3, 1].map((weight) => ({ weight, things: [weight] })));
  const turns = Array.from({ length: 100 }, next);
  expect([6, 3, 1].map((weight) => turns.filter((one) => one === weight).length)).toEqual([60, 30, 10]);
});

test("nothing to take is refused", () => {
  expect(takeTurns([])).toThrow("expected at least one kind");
  expect(takeTurns([{ weight: 1, things: [] }])).toThrow("expected at least one of each kind");
});
