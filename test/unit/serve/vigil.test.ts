import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { createVigil } from "@rnn-zoo/serve/vigil.js";

/** A vigil on a clock that goes on by a tenth of a millisecond at each look. */
function setUp(us: number) {
  let looks = 0;
  const vigil = createVigil(us, () => looks / 10);
  const isWanted = () => {
    looks++;
    return true;
  };
  return { vigil, isWanted, looks: () => looks };
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

describe("a vigil", () => {
  test("keeps the loop turning for its time, and no longer", async () => {
    const { vigil, isWanted, looks } = setUp(1_000);
    vigil.keep(isWanted);
    await turns(50);
    expect(looks()).toBe(10);
  });

  test("ends as soon as it is not wanted", async () => {
    const { vigil, looks } = setUp(1_000);
    let asked = 0;
    vigil.keep(() => ++asked < 3);
    await turns(50);
    expect([asked, looks()]).toEqual([3, 0]);
  });

  test("that is renewed begins its time again, and turns once for all", async () => {
    const { vigil, isWanted, looks } = setUp(1_000);
    vigil.keep(isWanted);
    await turns(5);
    const before = looks();
    vigil.keep(isWanted);
    vigil.keep(isWanted);
    await turns(50);
    expect(looks()).toBe(before + 10);
  });

  test("tells its end once, whichever way it came", async () => {
    const { vigil, isWanted } = setUp(1_000);
    let ends = 0;
    const end = () => ends++;
    vigil.keep(isWanted, end);
    vigil.keep(isWanted, end);
    await turns(50);
    expect(ends).toBe(1);
    vigil.keep(() => false, end);
    await turns(50);
    expect(ends).toBe(2);
  });

  test("can begin anew at its end", async () => {
    const { vigil, isWanted, looks } = setUp(1_000);
    vigil.keep(isWanted, () => vigil.keep(isWanted));
    await turns(50);
    expect(looks()).toBe(20);
  });

  test("of no time never turns", async () => {
    const { vigil, isWanted, looks } = setUp(0);
    vigil.keep(isWanted);
    await turns(5);
    expect(looks()).toBe(0);
  });
});
