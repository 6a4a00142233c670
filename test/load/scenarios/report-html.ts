import { barChart, lineChart } from "./charts.js";
import { loadTableHead, loadTableLine } from "./report-table.js";
import type { Result } from "./run-scenario.js";

/** A page without scripts: the table, and pictures of each scenario. */
export function loadHtml(results: readonly Result[]): string {
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Load tests</title>',
    "<style>body{font:14px sans-serif;margin:2em}td,th{padding:2px 8px;text-align:right}svg{margin:8px}.problem{color:#b00}</style>",
    "<h1>Load tests</h1>",
    table(results),
    ...results.map(section),
    "</html>",
  ].join("\n");
}

function table(results: readonly Result[]): string {
  const [head = ""] = loadTableHead.split("\n");
  const row = (line: string, tag: string) =>
    `<tr>${line
      .split("|")
      .slice(1, -1)
      .map((cell) => `<${tag}>${escapeHtml(cell.trim())}</${tag}>`)
      .join("")}</tr>`;
  return `<table>${row(head, "th")}${results.map((one) => row(loadTableLine(one), "td")).join("")}</table>`;
}

function section(result: Result): string {
  const { scenario, latency, uncorrected, timeline, server, problems } = result;
  const seconds = (pick: (second: (typeof timeline)[number]) => number) =>
    timeline.map((second, index): [number, number] => [index, pick(second)]);
  const samples = server?.samples ?? [];
  const overTime = (pick: (sample: (typeof samples)[number]) => number) =>
    samples.map((sample): [number, number] => [sample.atMs / 1000, pick(sample)]);
  return [
    `<h2>${escapeHtml(scenario.name)}</h2><p>${escapeHtml(scenario.about)}</p>`,
    ...problems.map((one) => `<p class="problem">${escapeHtml(one)}</p>`),
    lineChart("latency, ms, by share of requests", [
      { name: "from the intended time", points: nines(latency.curve) },
      { name: "from the sending", points: nines(uncorrected.curve) },
    ]),
    lineChart("requests, by second", [
      { name: "answered", points: seconds(({ answered }) => answered) },
      { name: "refused", points: seconds(({ refused }) => refused) },
      { name: "failed", points: seconds(({ failed }) => failed) },
    ]),
    ...(server
      ? [barChart("batches, by rows", server.batchRows), barChart("refusals", Object.entries(server.rejects))]
      : []),
    lineChart("memory (RSS), MB", [{ name: "RSS", points: overTime(({ rssBytes }) => rssBytes / 2 ** 20) }]),
    lineChart("event loop delay (99 %), ms", [{ name: "delay", points: overTime(({ eventLoopMs }) => eventLoopMs) }]),
  ].join("\n");
}

/** Puts 90 %, 99 % and 99.9 % at 1, 2 and 3, so that the tail can be seen. */
function nines(curve: readonly (readonly [number, number])[]): [number, number][] {
  return curve.filter(([share]) => share < 1).map(([share, ms]) => [-Math.log10(1 - share), ms]);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
