import { execFileSync } from "node:child_process";
import { mkdtemp, open, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createLog } from "@rnn-zoo/serve/log.js";
import { requestLines } from "@rnn-zoo/serve/request-line.js";

async function openLog() {
  const file = join(await mkdtemp(join(tmpdir(), "rnn-zoo-log-")), "log");
  const handle = await open(file, "w");
  const log = createLog("info", handle.fd);
  const lines = async () =>
    (await readFile(file, "utf8"))
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  return { log, lines, close: () => handle.close() };
}

const end = { requestId: "r", method: "GET", route: "/", status: 200, totalMs: 1 };

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("lines are written in the order in which they came, whoever made them", async () => {
  const { log, lines, close } = await openLog();
  const writeRequest = requestLines(log.logger);
  for (let i = 0; i < 300; i++) {
    log.logger.info({ i }, "other");
    writeRequest("info", { startedAt: 0, rows: i }, end);
  }
  await until(async () => (await lines().catch(() => [])).length === 600);
  const order = (await lines()).map(({ i, rows, msg }) => `${i ?? rows} ${msg}`);
  expect(order).toEqual(Array.from({ length: 300 }, (_, i) => [`${i} other`, `${i} request`]).flat());
  expect(log.dropped()).toBe(0);
  await close();
});

test("lines of any letters and any length are written whole", async () => {
  const { log, lines, close } = await openLog();
  const texts = [
    "short",
    "é—很🎬".repeat(9_000),
    "after it",
    "x".repeat(30_000),
    "🎬",
    "y".repeat(500_000),
    "the last",
  ];
  for (const text of texts) log.logger.info(text);
  log.flush();
  await until(async () => (await lines().catch(() => [])).length === texts.length);
  expect((await lines()).map(({ msg }) => msg)).toEqual(texts);
  await close();
});

test("what nobody reads waits up to a limit; then lines are dropped, whole, and counted", async () => {
  const pipe = join(await mkdtemp(join(tmpdir(), "rnn-zoo-log-")), "pipe");
  execFileSync("mkfifo", [pipe]);
  const handle = await open(pipe, "r+");
  const log = createLog("info", handle.fd);
  const all = 100_000;
  for (let i = 0; i < all; i++) {
    log.logger.info({ i }, "x".repeat(200));
    if (i % 1_000 === 0) await setImmediate();
  }
  const dropped = log.dropped();
  expect(dropped).toBeGreaterThan(all / 10);
  expect(dropped).toBeLessThan(all / 2);
  let read = 0;
  const chunk = Buffer.alloc(65_536);
  for (let rest = ""; read < all - dropped; ) {
    const { bytesRead } = await handle.read(chunk);
    const lines = (rest + chunk.toString("utf8", 0, bytesRead)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) expect(JSON.parse(line).msg).toHaveLength(200);
    read += lines.length;
  }
  expect(read).toBe(all - dropped);
  await handle.close();
});

test("few lines wait for others, and a flush writes them at once", async () => {
  const { log, lines, close } = await openLog();
  log.logger.info("first");
  await until(async () => (await lines()).length === 1);
  log.logger.info("second");
  expect(await lines()).toHaveLength(1);
  log.flush();
  expect((await lines()).map(({ msg }) => msg)).toEqual(["first", "second"]);
  await close();
});
