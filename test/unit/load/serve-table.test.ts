import { describe, expect, test } from "@jest/globals";
import { median } from "@rnn-zoo/models";
import type { ServeMeasurement } from "../../load/serve-bench/bench-serve.js";
import { figure, ratio } from "../../load/serve-bench/ratios.js";
import { type ServeReport, wholeTable, writePerformanceTable } from "../../load/serve-bench/table.js";
import { targetLine, targets } from "../../load/serve-bench/targets.js";
import { type ContestantName, serveWorkloads } from "../../load/serve-bench/workloads.js";

const workload = "digit, JSON, 64 clients";

function measured(contestant: ContestantName, speeds: readonly number[], p99?: number): ServeMeasurement {
  const latency = p99 === undefined ? {} : { p50: p99 / 2, p99 };
  return {
    workload,
    contestant,
    rows: 1,
    rounds: speeds.map((requestsPerSecond) => ({ requestsPerSecond, ...latency })),
  };
}

const measurements = [measured("raw", [900, 90]), measured("naive", [100, 10], 80), measured("ours", [600, 60], 2)];
const place = (contestant: ContestantName) => ({ workload, contestant });

describe("ratios", () => {
  test("are taken within a round: a machine that becomes ten times slower changes nothing", () => {
    expect(ratio(measurements, place("ours"), place("naive"), "requestsPerSecond")).toBe(6);
    expect(
      ratio(
        [measured("ours", [1, 10, 100]), measured("naive", [1, 5, 20])],
        place("ours"),
        place("naive"),
        "rowsPerSecond",
      ),
    ).toBe(2);
  });

  test("of what was not measured are missing", () => {
    expect(ratio(measurements, place("ours"), place("constant"), "requestsPerSecond")).toBeUndefined();
    expect(figure(measurements, place("raw"), "p99")).toBeUndefined();
  });

  test("medians are the middle", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

describe("targets", () => {
  const target = (name: string) => targets.filter((one) => one.name === name);
  const verdicts = (of: readonly ServeMeasurement[], name: string) =>
    target(name)
      .flatMap((one) => targetLine(one, of))
      .map((line) => line.split(" | ").slice(4).join(" "));

  test("of speed are reached from above", () => {
    const name = "digit JSON, 64 clients, against naive";
    expect(verdicts(measurements, name)).toEqual(["aim reached   |"]);
    expect(verdicts([measured("ours", [45], 1), measured("naive", [10], 1)], name)).toEqual(["reached   |"]);
    expect(verdicts([measured("ours", [39], 1), measured("naive", [10], 1)], name)).toEqual(["missed   |"]);
    const both = [...measurements, measured("ours, 2 processes", [450, 45], 1)];
    expect(verdicts(both, name)).toEqual(["aim reached 4.5 reached |"]);
  });

  test("of latency are reached from below", () => {
    const name = "p99 at 64 clients, against naive";
    expect(verdicts(measurements, name)).toEqual(["reached   |"]); // 1/40 lies between 1/20 and 1/50
    expect(verdicts([measured("ours", [1], 1), measured("naive", [1], 10)], name)).toEqual(["missed   |"]);
  });

  test("name workloads and contestants that are measured", () => {
    for (const { one, other } of targets) {
      for (const { workload: name, contestant } of [one, other]) {
        expect(serveWorkloads.find((known) => known.name === name)?.contestants).toContain(contestant);
      }
    }
  });
});

describe("the tables", () => {
  const report: ServeReport = {
    machine: "2 × toy",
    loadAverage: 1,
    node: "20.0.0",
    digitModel: "digit-toy",
    client: "wrk",
    leftOut: [],
    measurements,
  };

  test("show every contestant with how many times ours is faster", () => {
    const lines = wholeTable(measurements).split("\n");
    expect(lines).toContain(`| ${workload} | naive | 55 | 55 | 40.00 | 80.0 |  | 6.00 |`);
    expect(lines).toContain(`| ${workload} | raw | 495 | 495 |  |  |  | 0.67 |`);
  });

  test("put the small one between its marks, and again in the same place", () => {
    const marks = [
      "<!-- performance table: npm run bench -- table writes it from test/load/serve.json -->",
      "<!-- end of the performance table -->",
    ];
    const once = writePerformanceTable(`before\n${marks.join("\nold\n")}\nafter`, report);
    expect(once).toContain(`| ${workload} | 330 | 1.00 | 2.0 | 6.00 |  |  | 0.67 |`);
    expect(once).not.toContain("old");
    expect(once.startsWith("before\n") && once.endsWith("\nafter")).toBe(true);
    expect(writePerformanceTable(once, report)).toBe(once);
    expect(() => writePerformanceTable("no marks", report)).toThrow("expected the lines");
  });
});
