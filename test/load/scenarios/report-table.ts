import { median } from "@rnn-zoo/models";
import type { ServerFacts } from "./metrics-watch.js";
import { probeClients, type Result } from "./run-scenario.js";

export const loadTableHead = [
  "| scenario | offered/s | answered/s | rows/s | refused | failed | p50 ms | p99 ms | p99.9 ms | max ms | p99 uncorrected | checked | wrong |",
  "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
].join("\n");

/** A line of a Markdown table. */
export function loadTableLine(result: Result): string {
  const { scenario, offered, seconds, perSecond, rowsPerSecond, latency, uncorrected, checked, wrong } = result;
  const refused = total(result.statuses) - (result.statuses[200] ?? 0);
  const cells = [
    scenario.name,
    (offered / seconds).toFixed(0),
    perSecond.toFixed(0),
    rowsPerSecond.toFixed(0),
    refused,
    total(result.failures),
    ...[latency.p50, latency.p99, latency.p999, latency.max, uncorrected.p99].map((ms) => ms.toFixed(1)),
    checked,
    wrong.length,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** What stands below the table: goodput, refusals by cause, problems, what was left out. */
export function loadNotes(result: Result): string[] {
  const { scenario, capacityPerSecond, crowdPerSecond, perSecond, server, problems, leftOut } = result;
  const shareOf = (closed: number | undefined, clients: number) =>
    closed === undefined
      ? []
      : [`${(perSecond / closed).toFixed(2)} of the ${closed.toFixed(0)}/s of a closed loop of ${clients} clients`];
  const connections = scenario.load.kind === "open" ? scenario.load.connections : 0;
  const shares = [...shareOf(capacityPerSecond, probeClients), ...shareOf(crowdPerSecond, connections)];
  const rejects = Object.entries(server?.rejects ?? {}).map(([reason, count]) => `${count} × ${reason}`);
  return [...shares, ...health(server), ...rejects, ...leftOut, ...problems.map((one) => `PROBLEM: ${one}`)].map(
    (note) => `${scenario.name}: ${note}`,
  );
}

/** Event loop and memory; of a server that was looked at often enough to tell. */
function health(server: ServerFacts | undefined): string[] {
  const samples = server?.samples ?? [];
  if (samples.length < 3) return [];
  const late = samples.map(({ eventLoopMs }) => eventLoopMs);
  const mib = samples.map(({ rssBytes }) => rssBytes / 2 ** 20);
  const half = mib.length >> 1;
  const [before, after] = [median(mib.slice(0, half)), median(mib.slice(half))];
  return [
    `event loop late, 99 % of each second: median ${median(late).toFixed(1)} ms, worst ${Math.max(...late).toFixed(1)} ms`,
    `memory: ${before.toFixed(0)} MiB in the first half, ${after.toFixed(0)} MiB in the second`,
  ];
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
