import type { ComparedModel } from "../../core/answers.js";
import { bytes, count, percent, short } from "../../core/format.js";

/** A column of the comparison. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** What the numbers are, in a few words. */
  readonly hint: string;
  readonly value: (model: ComparedModel) => number | null | undefined;
  readonly text: (value: number, model: ComparedModel) => string;
  /** Whether the largest number is the best. */
  readonly isMoreBetter: boolean;
  /** Left out where no model has a number. */
  readonly isOptional?: boolean;
}

/** The score by which a model of a task is judged: accuracy, or for sounds the F1 of frames. */
export function scoreOf({ test: { deployed } }: ComparedModel): number | null | undefined {
  return deployed?.frame?.f1 ?? deployed?.accuracy;
}

function scoreText(value: number, { interval }: ComparedModel): string {
  return interval
    ? `${percent(value)} (${(interval[0] * 100).toFixed(2)} to ${(interval[1] * 100).toFixed(2)})`
    : percent(value);
}

export const columns: readonly Column[] = [
  {
    key: "score",
    title: "Test score",
    hint: "Of the deployed weights: accuracy with its 95 % confidence interval, or for sounds the F1 of frames",
    value: scoreOf,
    text: scoreText,
    isMoreBetter: true,
  },
  {
    key: "event",
    title: "Event F1",
    hint: "Of the deployed weights: how well events are found as a whole",
    value: ({ test }) => test.deployed?.event?.f1,
    text: (value) => percent(value),
    isMoreBetter: true,
    isOptional: true,
  },
  {
    key: "published",
    title: "Published",
    hint: "What the source of the model reports",
    value: ({ published }) => published?.accuracy,
    text: (value) => percent(value),
    isMoreBetter: true,
    isOptional: true,
  },
  {
    key: "loss",
    title: "Loss",
    hint: "On the test set, of the deployed weights",
    value: ({ test }) => test.deployed?.loss,
    text: (value) => value.toFixed(4),
    isMoreBetter: false,
  },
  {
    key: "parameters",
    title: "Parameters",
    hint: "Weights of the model",
    value: ({ parameters }) => parameters,
    text: count,
    isMoreBetter: false,
  },
  {
    key: "bytes",
    title: "File",
    hint: "Of the ONNX file",
    value: (model) => model.bytes,
    text: bytes,
    isMoreBetter: false,
  },
  {
    key: "secondsPerEpoch",
    title: "s/epoch",
    hint: "Seconds that one pass over the training set took, the median of all",
    value: ({ training }) => training.secondsPerEpoch,
    text: short,
    isMoreBetter: false,
  },
  {
    key: "p50",
    title: "p50",
    hint: "Milliseconds of one prediction on this server: half take less",
    value: ({ measured }) => measured?.batch1.p50Ms,
    text: (value) => `${short(value)} ms`,
    isMoreBetter: false,
  },
  {
    key: "p99",
    title: "p99",
    hint: "Milliseconds of one prediction on this server: 99 of 100 take less",
    value: ({ measured }) => measured?.batch1.p99Ms,
    text: (value) => `${short(value)} ms`,
    isMoreBetter: false,
  },
  {
    key: "rowsPerSecond",
    title: "Rows/s",
    hint: "Predictions a second on this server in batches of 64",
    value: ({ measured }) => measured?.batch64.rowsPerSecond,
    text: count,
    isMoreBetter: true,
  },
];

/** The columns of a table of these models. */
export function columnsOf(models: readonly ComparedModel[]): readonly Column[] {
  return columns.filter(
    ({ isOptional, value }) => !isOptional || models.some((model) => typeof value(model) === "number"),
  );
}

/** An order of the rows. */
export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Sorted by a column, or by name; what has no number comes last. */
export function sorted(models: readonly ComparedModel[], { key, isDescending }: Order): ComparedModel[] {
  const column = columns.find((one) => one.key === key);
  const sign = isDescending ? -1 : 1;
  return models.toSorted((a, b) => {
    if (!column) return sign * a.name.localeCompare(b.name);
    const [left, right] = [column.value(a), column.value(b)];
    if (typeof left !== "number") return typeof right === "number" ? 1 : 0;
    return typeof right === "number" ? sign * (left - right) : -1;
  });
}
