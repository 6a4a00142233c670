import type { Batch } from "./batch-queues.js";

/** What there is to say of a batch that has run; for metrics and logs. */
export interface BatchReport {
  readonly model: string;
  readonly version: string;
  readonly rows: number;
  readonly requests: number;
  /** The share of its input that only fills rows up to the length of others, 0 to 1. */
  readonly padding: number;
  readonly computeMs: number;
  /** Requests that could not be answered. */
  readonly failed: number;
}

/** The name and the version in a key such as `digit-lstm-64/1`. */
export function modelOfKey(key: string): { model: string; version: string } {
  const [model = key, version = ""] = key.split("/");
  return { model, version };
}

export function reportBatch({ model, pieces, rows }: Batch, computeMs: number, failed: number): BatchReport {
  return { ...modelOfKey(model.key), rows, requests: pieces.length, padding: 0, computeMs, failed };
}
