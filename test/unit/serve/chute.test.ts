import { describe, expect, test } from "@jest/globals";
import { type ChuteRow, createChuteCaller, createChuteMemory, createChuteServer } from "@rnn-zoo/serve/chute.js";
import { turn } from "../../support/manual-run.js";

const longUs = 500_000; // longer than any test

/** Both ends of one chute. */
function setUp({ callerUs = longUs, serverUs = longUs } = {}) {
  const memory = createChuteMemory();
  const rows: ChuteRow[] = [];
  const answers: [number, Float32Array][] = [];
  const server = createChuteServer(memory, serverUs, (row) => rows.push(row));
  const caller = createChuteCaller(memory, callerUs, (id, scores) => answers.push([id, scores]));
  const row = (id: number, input = Uint8Array.of(1, 2, id)) => ({ id, key: "zählt/1", input });
  return { server, caller, rows, answers, row };
}

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await turn();
}

describe("a chute", () => {
  test("takes no row while the other end sleeps", async () => {
    const { caller, rows, row } = setUp();
    expect(caller.ask(row(1))).toBe(false);
    await turns();
    expect(rows).toEqual([]);
  });

  test("carries rows and scores, one after the other", async () => {
    const { server, caller, rows, answers, row } = setUp();
    for (const id of [7, 8, 9]) {
      server.stayAwake();
      expect(caller.ask(row(id))).toBe(true);
      await turns();
      expect(rows.at(-1)).toEqual(row(id));
      expect(server.answer(Float32Array.of(id, 0.5))).toBe(true);
      await turns();
      expect(answers.at(-1)).toEqual([id, Float32Array.of(id, 0.5)]);
    }
    expect([rows.length, answers.length]).toEqual([3, 3]);
  });

  test("takes a second row only when its server looks again", async () => {
    const { server, caller, row } = setUp();
    server.stayAwake();
    expect([caller.ask(row(1)), caller.ask(row(2))]).toEqual([true, false]);
    await turns();
    expect(caller.ask(row(2))).toBe(false);
  });

  test("keeps a row that came before its server looked again", async () => {
    const { server, caller, rows, row } = setUp();
    server.stayAwake();
    caller.ask(row(1));
    server.stayAwake();
    await turns();
    expect(rows).toEqual([row(1)]);
  });

  test("has a row for a look at once, before its turn, and only once", async () => {
    const { server, caller, rows, row } = setUp();
    server.look();
    server.stayAwake();
    caller.ask(row(1));
    server.look();
    expect(rows).toEqual([row(1)]);
    server.look();
    await turns();
    expect(rows).toHaveLength(1);
  });

  test("has scores for a look at once, before their turn, and only once", async () => {
    const { server, caller, answers, row } = setUp();
    server.stayAwake();
    caller.ask(row(1));
    server.look();
    caller.look();
    server.answer(Float32Array.of(1));
    caller.look();
    expect(answers).toEqual([[1, Float32Array.of(1)]]);
    caller.look();
    await turns();
    expect(answers).toHaveLength(1);
  });

  test("is not used by a caller that never looks", async () => {
    const { server, caller, row } = setUp({ callerUs: 0 });
    server.stayAwake();
    expect(caller.ask(row(1))).toBe(false);
  });

  test("gives what came copied: nobody writes into it later", async () => {
    const { server, caller, rows, answers, row } = setUp();
    for (const id of [1, 2]) {
      server.stayAwake();
      caller.ask(row(id));
      await turns();
      server.answer(Float32Array.of(id));
      await turns();
    }
    expect(rows).toEqual([row(1), row(2)]);
    expect(answers).toEqual([1, 2].map((id) => [id, Float32Array.of(id)]));
  });

  test.each([
    ["row", new Uint8Array(65_536), "m/1"],
    ["key", Uint8Array.of(1), "m".repeat(1_000)],
  ])("takes no %s that is too large for it", async (_, input, key) => {
    const { server, caller, rows } = setUp();
    server.stayAwake();
    expect(caller.ask({ id: 1, key, input })).toBe(false);
    await turns();
    expect(rows).toEqual([]);
  });

  test("takes no scores that are too many for it", async () => {
    const { server, caller, answers, row } = setUp();
    server.stayAwake();
    caller.ask(row(1));
    await turns();
    expect(server.answer(new Float32Array(10_000))).toBe(false);
    await turns();
    expect(answers).toEqual([]);
  });

  test("takes no scores when its caller looks no more", async () => {
    const { server, caller, answers, row } = setUp({ callerUs: 1 });
    server.stayAwake();
    expect(caller.ask(row(1))).toBe(true);
    await turns();
    expect(server.answer(Float32Array.of(1))).toBe(false);
    await turns();
    expect(answers).toEqual([]);
  });

  test("takes no row when its server looks no more, or never did", async () => {
    for (const serverUs of [0, 1]) {
      const { server, caller, row } = setUp({ serverUs });
      server.stayAwake();
      await turns();
      expect(caller.ask(row(1))).toBe(false);
    }
  });
});
