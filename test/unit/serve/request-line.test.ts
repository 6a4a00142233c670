import { describe, expect, test } from "@jest/globals";
import { createLogger } from "@rnn-zoo/serve/log.js";
import { requestLines } from "@rnn-zoo/serve/request-line.js";

const facts = {
  startedAt: 0,
  model: "toy",
  version: "1",
  rows: 2,
  queueMs: 0.0004,
  computeMs: 1.23456,
  error: "internal",
};
const trace = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
const end = { requestId: "r-1", method: "POST", route: "/models/{name}", status: 200, totalMs: 2.00049 };

function written(level: string) {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line: string) => lines.push(line) });
  return { lines, logger, write: requestLines(logger) };
}

const withoutTime = (line: string | undefined) => ({ ...JSON.parse(line ?? "null"), time: undefined });

describe("the line of a request", () => {
  test("is the line that pino writes of the same fields", () => {
    const { lines, logger, write } = written("info");
    write("info", { ...facts, ...trace }, end);
    const { startedAt: _, ...said } = { ...facts, ...trace, queueMs: 0, computeMs: 1.235, ...end, totalMs: 2 };
    logger.info(said, "request");
    expect(lines).toHaveLength(2);
    expect(withoutTime(lines[0])).toEqual(withoutTime(lines[1]));
    expect(lines[0]?.endsWith("\n")).toBe(true);
    const [own, theirs] = lines.map((line) => Date.parse(JSON.parse(line).time));
    expect(Math.abs(Number(own) - Number(theirs))).toBeLessThan(60_000);
  });

  test("leaves out what is not known", () => {
    const { lines, write } = written("info");
    write("info", { startedAt: 0 }, end);
    const names = Object.keys(JSON.parse(lines[0] ?? ""));
    expect(names).toEqual(["level", "time", "pid", "requestId", "method", "route", "status", "totalMs", "msg"]);
  });

  test("stays one line of JSON whatever a text holds", () => {
    const { lines, write } = written("info");
    const route = '/a"b\\c\n\u2028é';
    write("info", { ...facts, model: "ünï" }, { ...end, route });
    expect(lines[0]?.split("\n")).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ route, model: "ünï" });
  });

  test("obeys the level of the log, also when it changes", () => {
    const { lines, logger, write } = written("info");
    write("debug", facts, end);
    expect(lines).toEqual([]);
    logger.level = "debug";
    write("debug", facts, end);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 20 });
    logger.level = "warn";
    write("info", facts, end);
    expect(lines).toHaveLength(1);
  });
});
