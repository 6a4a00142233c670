import type { Batch } from "./batch-queues.js";

/** What there is to say of a batch that has run; for metrics and logs. */
export interface BatchReport {
  readonly model: string;
  readonly version: string;
  readonly rows: number;
  readonly requests: number;
  /** The share of its input that only fills rows up to the length of others, 0 to 1. */
  readonly padding: number;
  /** How long the row that came first had waited. */
  readonly queueMs: number;
  /** With every run that a failure made necessary. */
  readonly computeMs: number;
  /** Requests that could not be answered. */
  readonly failed: number;
}

/** The name and the version in a key such as `digit-lstm-64/1`, or `digit-lstm-64/1+2` where it was loaded again. */
export function modelOfKey(key: string): { model: string; version: string } {
  const slash = key.indexOf("/");
  const plus = key.indexOf("+", slash);
  if (slash < 0) return { model: key, version: "" };
  return { model: key.slice(0, slash), version: key.slice(slash + 1, plus < 0 ? undefined : plus) };
}

/**
 * @param startedAt when it began to run, and `endedAt` when it had run, by performance.now()
 * @param failed how many of its requests could not be answered
 */
export function reportBatch(
  { model, pieces, rows }: Batch,
  startedAt: number,
  endedAt: number,
  failed: number,
): BatchReport {
  const first = pieces[0]?.request.submittedAt ?? startedAt; // they stand in the order in which they came
  const padded = pieces.reduce((sum, piece) => sum + piece.rows * piece.request.padding, 0);
  const { model: name, version } = modelOfKey(model.key);
  return {
    model: name,
    version,
    rows,
    requests: pieces.length,
    padding: padded / rows,
    queueMs: startedAt - first,
    computeMs: endedAt - startedAt,
    failed,
  };
}
