import type { ServeMeasurement } from "./bench-serve.js";
import { type Figure, type Place, ratio } from "./ratios.js";

/** A ratio that the server is to reach. */
export interface Target {
  readonly name: string;
  readonly key: Figure;
  readonly one: Place;
  readonly other: Place;
  /** Speeds are to be at least this, latencies at most. */
  readonly least: number;
  readonly aim: number;
}

const json64 = "digit, JSON, 64 clients";
const first64 = "digit, JSON, first second of 64 clients";
const json256 = "digit, JSON, 256 clients";
const json1 = "digit, JSON, 1 client";
const binary = "64 digits, octet-stream, 8 clients";
const protobuf = "64 digits, protobuf, 8 clients";
const rows64 = "64 digits, JSON, 8 clients";
const [short, long] = ["text of 15 words, JSON, 64 clients", "text of 100 words, JSON, 64 clients"];

function against(name: string, workload: string, other: Place["contestant"], key: Figure, least: number, aim: number) {
  return {
    name,
    key,
    one: { workload, contestant: "ours" },
    other: { workload, contestant: other },
    least,
    aim,
  } as const;
}

export const targets: readonly Target[] = [
  against("digit JSON, 64 clients, against naive", json64, "naive", "requestsPerSecond", 4, 6),
  against("digit JSON, 256 clients, against naive", json256, "naive", "requestsPerSecond", 5, 8),
  against("digit JSON, 64 clients, against constant", json64, "constant", "requestsPerSecond", 2.5, 3.5),
  against("p50 at 1 client, against naive", json1, "naive", "p50", 0.6, 0.45),
  against("p99 in the first second of 64 clients, against naive", first64, "naive", "p99", 1 / 20, 1 / 50),
  against("p99 at 64 clients, against naive", json64, "naive", "p99", 1 / 20, 1 / 50),
  against("64 rows octet-stream, against raw", binary, "raw", "rowsPerSecond", 0.6, 0.8),
  against("64 rows protobuf, against raw", protobuf, "raw", "rowsPerSecond", 0.6, 0.8),
  against("64 rows JSON, against naive", rows64, "naive", "rowsPerSecond", 1.5, 2),
  against("text of 100 words, against naive", long, "naive", "requestsPerSecond", 4, 6),
  {
    name: "text of 15 words against 100 words, raw engine",
    key: "rowsPerSecond",
    one: { workload: short, contestant: "raw" },
    other: { workload: long, contestant: "raw" },
    least: 3,
    aim: 5,
  },
];

export const targetTableHead =
  "| target | at least | aim | 1 process | | 2 processes | |\n|---|---|---|---|---|---|---|";

/** One line of a Markdown table; nothing where it was not measured. */
export function targetLine(target: Target, of: readonly ServeMeasurement[]): string[] {
  const { name, key, one, other, least, aim } = target;
  const measured = ratio(of, one, other, key);
  if (measured === undefined) return [];
  const inTwo = one.contestant === "ours" ? { ...one, contestant: "ours, 2 processes" as const } : one;
  const cells = [measured, inTwo === one ? undefined : ratio(of, inTwo, other, key)].flatMap((value) =>
    value === undefined ? ["", ""] : [cell(value), verdict(target, value)],
  );
  return [`| ${[name, cell(least), cell(aim), ...cells].join(" | ")} |`];
}

function verdict({ key, least, aim }: Target, measured: number): string {
  const isLatency = key === "p50" || key === "p99";
  const reaches = (bound: number) => (isLatency ? measured <= bound : measured >= bound);
  return reaches(aim) ? "aim reached" : reaches(least) ? "reached" : "missed";
}

function cell(value: number): string {
  return String(Number(value.toPrecision(3)));
}
