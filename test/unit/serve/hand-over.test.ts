import { describe, expect, test } from "@jest/globals";
import { createHandOver } from "@rnn-zoo/serve/hand-over.js";
import { turn } from "../../support/manual-run.js";

describe("a hand-over", () => {
  test("gives the thing that was idle last", async () => {
    const things = createHandOver<string>();
    things.add("cold");
    things.add("warm");
    expect([await things.take(), await things.take()]).toEqual(["warm", "cold"]);
    things.give("warm");
    things.give("cold");
    expect(await things.take()).toBe("cold");
  });

  test("gives a thing to as many as may use it, those without users first", async () => {
    const things = createHandOver<string>(2);
    things.add("a");
    things.add("b");
    const taken = [await things.take(), await things.take(), await things.take(), await things.take()];
    expect(taken).toEqual(["b", "a", "b", "a"]);
    const waits = things.take();
    things.give("b");
    expect(await waits).toBe("b");
  });

  test("gives the preferred thing where that has room, though another is idle", async () => {
    const things = createHandOver<string>(2);
    things.add("a");
    things.add("b");
    const taken = [await things.take("a"), await things.take("a"), await things.take("a"), await things.take("gone")];
    expect(taken).toEqual(["a", "a", "b", "b"]);
  });

  test("gives the preferred thing to nobody where it is claimed", async () => {
    const things = createHandOver<string>(2);
    things.add("a");
    things.add("b");
    expect(await things.claim("a")).toBe(true);
    expect(await things.take("a")).toBe("b");
    expect(await things.take()).toBe("b");
    const claimed = things.claim("b");
    const waits = things.take("b");
    things.give("a");
    expect(await waits).toBe("a");
    things.give("b");
    things.give("b");
    expect(await claimed).toBe(true);
  });

  test("gives a thing that is claimed to one alone, when nobody uses it and before those who wait", async () => {
    const things = createHandOver<string>(2);
    things.add("a");
    const log: string[] = [];
    await things.take();
    await things.take();
    const claims = [1, 2].map((claim) => things.claim("a").then((got) => log.push(`claim ${claim}: ${got}`)));
    const waits = [1, 2].map((wait) => things.take().then(() => log.push(`wait ${wait}`)));
    things.give("a");
    await turn();
    expect(log).toEqual([]);
    things.give("a");
    await claims[0];
    expect(log).toEqual(["claim 1: true"]);
    things.give("a");
    await claims[1];
    expect(log).toEqual(["claim 1: true", "claim 2: true"]);
    things.give("a");
    await Promise.all(waits);
    expect(log.slice(2)).toEqual(["wait 1", "wait 2"]);
  });

  test("refuses a claim to what is unknown, or removed or closed before", async () => {
    const things = createHandOver<string>();
    things.add("a");
    things.add("b");
    await things.take();
    await things.take();
    const [removed, closed] = [things.claim("a"), things.claim("b")];
    things.remove("a");
    expect([await things.claim("nobody"), await removed]).toEqual([false, false]);
    things.give("a"); // gone, so that it is nobody's
    things.close(new Error("closed"));
    expect(await closed).toBe(false);
    await expect(things.claim("b")).rejects.toThrow("closed");
  });

  test("serves those who wait in the order in which they came", async () => {
    const things = createHandOver<string>();
    const takers = [things.take(), things.take()];
    things.add("a");
    things.add("b");
    expect(await Promise.all(takers)).toEqual(["a", "b"]);
  });

  test("does not give what has been removed", async () => {
    const things = createHandOver<string>();
    things.add("dead");
    things.add("alive");
    things.remove("dead");
    things.remove("unknown");
    const takers = [things.take(), things.take()];
    things.add("later");
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
