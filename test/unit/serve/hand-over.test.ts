import { describe, expect, test } from "@jest/globals";
import { createHandOver } from "@rnn-zoo/serve/hand-over.js";

describe("a hand-over", () => {
  test("gives the thing that was idle last", async () => {
    const things = createHandOver<string>();
    things.give("cold");
    things.give("warm");
    expect([await things.take(), await things.take()]).toEqual(["warm", "cold"]);
  });

  test("serves those who wait in the order in which they came", async () => {
    const things = createHandOver<string>();
    const takers = [things.take(), things.take()];
    things.give("a");
    things.give("b");
    expect(await Promise.all(takers)).toEqual(["a", "b"]);
  });

  test("does not give what has been removed", async () => {
    const things = createHandOver<string>();
    things.give("dead");
    things.give("alive");
    things.remove("dead");
    things.remove("unknown");
    const takers = [things.take(), things.take()];
    things.give("later");
    expect(await Promise.all(takers)).toEqual(["alive", "later"]);
  });

  test("refuses who waits and who comes once it is closed", async () => {
    const things = createHandOver<string>();
    const waits = things.take();
    things.close(new Error("closed"));
    await expect(waits).rejects.toThrow("closed");
    await expect(things.take()).rejects.toThrow("closed");
  });
});
