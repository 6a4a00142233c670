import { describe, expect, test } from "@jest/globals";
import { barChart, lineChart } from "../../load/scenarios/charts.js";
import { loadHtml } from "../../load/scenarios/report-html.js";
import { loadNotes, loadTableHead, loadTableLine } from "../../load/scenarios/report-table.js";
import { loadResult } from "../../support/load-result.js";

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe("the table", () => {
  test("has a cell for each column", () => {
    const [head = ""] = loadTableHead.split("\n");
    expect(count(loadTableLine(loadResult()), "|")).toBe(count(head, "|"));
  });

  test("tells rates, refusals, failures and what was checked", () => {
    const cells = loadTableLine(loadResult())
      .split("|")
      .map((cell) => cell.trim());
    expect(cells.slice(1, 7)).toEqual(["toy", "100", "90", "180", "10", "0"]);
    expect(cells.slice(-3, -1)).toEqual(["3", "0"]);
  });

  test("says how much of what as many clients reach was answered, where there are more than the server can take", () => {
    const load = { kind: "open", rate: "capacity", phases: [{ seconds: 1, from: 3 }], connections: 512 } as const;
    const { scenario } = loadResult();
    const notes = loadNotes(loadResult({ scenario: { ...scenario, load, mayBeLost: true }, crowdPerSecond: 120 }));
    expect(notes.slice(0, 2)).toEqual([
      "toy: 0.50 of the 180/s of a closed loop of 64 clients",
      "toy: 0.75 of the 120/s of a closed loop of 512 clients",
    ]);
  });

  test("is followed by goodput, refusals by cause and problems", () => {
    expect(loadNotes(loadResult({ problems: ["a wrong answer"], leftOut: ["no reload"] }))).toEqual([
      "toy: 0.50 of the 180/s of a closed loop of 64 clients",
      "toy: 10 × queue_full",
      "toy: no reload",
      "toy: PROBLEM: a wrong answer",
    ]);
  });
});

describe("below the table", () => {
  test("a server that was looked at often enough has an event loop and a memory", () => {
    const samples = [4, 1, 2, 9].map((eventLoopMs, at) => ({
      atMs: 1000 * at,
      rssBytes: (100 + at) * 2 ** 20,
      eventLoopMs,
    }));
    const server = { samples, batchRows: [], rejects: {} };
    expect(loadNotes(loadResult({ server })).slice(1)).toEqual([
      "toy: event loop late, 99 % of each second: median 3.0 ms, worst 9.0 ms",
      "toy: memory: 101 MiB in the first half, 103 MiB in the second",
    ]);
  });
});

describe("the page", () => {
  test("has a picture of latency, throughput, batches, refusals, memory and event loop, each with its numbers", () => {
    const html = loadHtml([loadResult()]);
    for (const title of [
      "latency, ms",
      "requests, by second",
      "batches, by rows",
      "refusals",
      "memory",
      "event loop",
    ]) {
      expect(html).toContain(title);
    }
    expect(count(html, "<svg")).toBe(6);
    expect(count(html, "</svg>")).toBe(6);
    expect(html).toContain(">256</text>"); // MB at most
    expect(html).toContain(">7</text>"); // batches of one row
    expect(html).not.toContain("NaN");
  });

  test("has what it can where the server has no metrics, and escapes what it shows", () => {
    const { server: _, ...without } = loadResult({ problems: ["<script>"] });
    const html = loadHtml([without]);
    expect(count(html, "<svg")).toBe(2);
    expect(html).toContain("&lt;script>");
    expect(html).toContain("rows &amp; &lt;columns>");
  });
});

describe("charts", () => {
  test("put the greatest values at the corners, and 0 at the origin", () => {
    const [, points] =
      /<polyline fill="none" stroke="#1565c0" points="([^"]*)"/.exec(
        lineChart("t", [
          {
            name: "n",
            points: [
              [0, 0],
              [5, 10],
              [10, 5],
            ],
          },
        ]),
      ) ?? [];
    expect(points).toBe("60,210 240,40 420,125");
  });

  test("of nothing are nothing", () => {
    expect(lineChart("t", [{ name: "n", points: [] }]) + barChart("t", [])).toBe("");
  });

  test("draw bars as high as their share of the highest", () => {
    const heights = [
      ...barChart("t", [
        ["a", 4],
        ["b", 1],
      ]).matchAll(/ height="([\d.]+)" fill/g),
    ].map(([, h]) => Number(h));
    expect(heights).toEqual([170, 42.5]);
  });
});
