import type { Content } from "../generator/bodies.js";

export type ContestantName = "raw" | "naive" | "naive, 1 thread" | "constant" | "bare" | "ours" | "ours, 2 processes";

/** One line of the table. A later protocol is one more of these. */
export interface ServeWorkload {
  readonly name: string;
  readonly content: Content;
  readonly clients: number;
  /** A turn takes no longer; its connections are new. */
  readonly seconds?: number;
  /** Who takes part. */
  readonly contestants: readonly ContestantName[];
}

const servers = ["naive", "naive, 1 thread", "ours", "ours, 2 processes"] as const;
const json: Content = { task: "digit", contentType: "application/json", rows: 1 };
const rows64: Content = { ...json, rows: 64 };
const text: Content = { task: "sentiment", contentType: "application/json", rows: 1 };

export const serveWorkloads: readonly ServeWorkload[] = [
  ...[1, 16, 64, 256].map(
    (clients): ServeWorkload => ({
      name: `digit, JSON, ${clients} ${clients === 1 ? "client" : "clients"}`,
      content: json,
      clients,
      contestants: clients === 64 ? ["raw", "constant", "bare", ...servers] : ["constant", "bare", ...servers],
    }),
  ),
  {
    name: "digit, JSON, 1024 clients",
    content: json,
    clients: 1_024,
    contestants: ["bare", "ours", "ours, 2 processes"], // the others let half of them in
  },
  { name: "digit, JSON, first second of 64 clients", content: json, clients: 64, seconds: 1, contestants: servers },
  { name: "64 digits, JSON, 8 clients", content: rows64, clients: 8, contestants: ["raw", ...servers] },
  {
    name: "64 digits, octet-stream, 8 clients",
    content: { ...rows64, contentType: "application/octet-stream" },
    clients: 8,
    contestants: ["raw", ...servers],
  },
  {
    name: "64 digits, protobuf, 8 clients",
    content: { ...rows64, contentType: "application/x-protobuf" },
    clients: 8,
    contestants: ["raw", ...servers],
  },
  ...[15, 100].map(
    (words): ServeWorkload => ({
      name: `text of ${words} words, JSON, 64 clients`,
      content: { ...text, words },
      clients: 64,
      contestants: ["raw", ...servers],
    }),
  ),
];
