import type { Result } from "./run-scenario.js";

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
export function loadNotes({ scenario, capacityPerSecond, perSecond, server, problems, leftOut }: Result): string[] {
  const share =
    capacityPerSecond === undefined
      ? []
      : [`${(perSecond / capacityPerSecond).toFixed(2)} of the ${capacityPerSecond.toFixed(0)}/s of a closed loop`];
  const rejects = Object.entries(server?.rejects ?? {}).map(([reason, count]) => `${count} × ${reason}`);
  return [...share, ...rejects, ...leftOut, ...problems.map((one) => `PROBLEM: ${one}`)].map(
    (note) => `${scenario.name}: ${note}`,
  );
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
