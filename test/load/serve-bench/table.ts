import type { ServeBench, ServeMeasurement } from "./bench-serve.js";
import { type Figure, figure, type Place, ratio } from "./ratios.js";
import { targetLine, targets, targetTableHead } from "./targets.js";

const begin = "<!-- performance table: npm run bench -- table writes it from test/load/serve.json -->";
const end = "<!-- end of the performance table -->";

/** What `npm run bench -- serve` measured, and where. */
export interface ServeReport extends ServeBench {
  readonly machine: string;
  /** Of the last 15 minutes, when it was over: 2 cores with 1 are idle half of the time, with 20 they are not ours. */
  readonly loadAverage: number;
  readonly node: string;
  readonly digitModel: string;
  readonly textModel?: string;
}

/** Every contestant in every workload, and the targets. */
export function wholeTable(measurements: readonly ServeMeasurement[]): string {
  const lines = measurements.map(({ workload, contestant }) => {
    const place = { workload, contestant };
    const number = (key: Figure, digits: number) => figure(measurements, place, key)?.toFixed(digits) ?? "";
    const ours = ratio(measurements, { workload, contestant: "ours" }, place, "requestsPerSecond")?.toFixed(2) ?? "";
    const speeds = [number("requestsPerSecond", 0), number("rowsPerSecond", 0)];
    const costs = [number("p50", 2), number("p99", 1), number("processorUs", 0)];
    return `| ${[workload, contestant, ...speeds, ...costs, ours].join(" | ")} |`;
  });
  return [
    "| workload | who | requests/s | rows/s | p50 ms | p99 ms | processor µs/request | ours ÷ it |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
    "",
    targetTableHead,
    ...targets.flatMap((target) => targetLine(target, measurements)),
  ].join("\n");
}

/**
 * Writes the small table between its marks in a Markdown text.
 * @throws Error where a mark is missing
 */
export function writePerformanceTable(text: string, report: ServeReport): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected the lines "${begin}" and "${end}"`);
  return `${text.slice(0, from + begin.length)}\n\n${smallTable(report)}\n\n${text.slice(to)}`;
}

function smallTable({ machine, loadAverage, node, client, digitModel, textModel, measurements }: ServeReport): string {
  const workloads = [...new Set(measurements.map(({ workload }) => workload))];
  const rounds = measurements[0]?.rounds.length ?? 0;
  const lines = workloads.map((workload) => {
    const ours = { workload, contestant: "ours" } as const;
    const number = (key: Figure, digits: number) => figure(measurements, ours, key)?.toFixed(digits) ?? "";
    const against = (contestant: "naive" | "constant" | "raw", own: Place = ours) =>
      ratio(measurements, own, { workload, contestant }, "rowsPerSecond")?.toFixed(2) ?? "";
    const inTwo = against("naive", { workload, contestant: "ours, 2 processes" });
    const ratios = [against("naive"), inTwo, against("constant"), against("raw")];
    return `| ${[workload, number("rowsPerSecond", 0), number("p50", 2), number("p99", 1), ...ratios].join(" | ")} |`;
  });
  return [
    "| workload | rows/s | p50 ms | p99 ms | ÷ naive | ÷ naive, 2 processes | ÷ constant | ÷ raw |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
    "",
    `${machine}, Node ${node}, ${[digitModel, textModel].filter((name) => name !== undefined).join(" and ")}; ${client === "wrk" ? "wrk" : "our own client"} on the same machine; medians of ${rounds} interleaved rounds; load average ${loadAverage.toFixed(1)}.`,
  ].join("\n");
}
