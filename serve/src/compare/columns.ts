import { describeValue, InvalidInputError } from "@rnn-zoo/models";
import type { ModelFacts } from "./describe-model.js";

interface Column {
  readonly value: (model: ModelFacts) => number | null | undefined;
  readonly isMoreBetter: boolean;
}

/** What models can be ranked by. */
const columns = {
  accuracy: { value: ({ test }) => test.deployed.accuracy, isMoreBetter: true },
  f1: { value: ({ test }) => test.deployed.frame?.f1, isMoreBetter: true },
  loss: { value: ({ test }) => test.deployed.loss, isMoreBetter: false },
  parameters: { value: ({ parameters }) => parameters, isMoreBetter: false },
  bytes: { value: ({ bytes }) => bytes, isMoreBetter: false },
  secondsPerEpoch: { value: ({ training }) => training.secondsPerEpoch, isMoreBetter: false },
  p50: { value: ({ measured }) => measured?.batch1.p50Ms, isMoreBetter: false },
  rowsPerSecond: { value: ({ measured }) => measured?.batch64.rowsPerSecond, isMoreBetter: true },
} as const satisfies Record<string, Column>;

/** The name of a column. */
export type ColumnName = keyof typeof columns;

export const columnNames = Object.keys(columns);

/**
 * The column that a query asks for; without one, that of the test score.
 * @throws InvalidInputError where there is no such column
 */
export function columnOf(given: unknown, task: string): ColumnName {
  if (given === undefined) return task === "sound" ? "f1" : "accuracy";
  if (isColumn(given)) return given;
  throw new InvalidInputError("sort", `one of ${columnNames.join(", ")}`, describeValue(given));
}

function isColumn(given: unknown): given is ColumnName {
  return typeof given === "string" && Object.hasOwn(columns, given);
}

/** The best first; what has no number comes last; of equals the first by name. */
export function ranked(models: readonly ModelFacts[], name: ColumnName): ModelFacts[] {
  const { value, isMoreBetter }: Column = columns[name];
  const worst = isMoreBetter ? -Infinity : Infinity;
  const numberOf = (model: ModelFacts) => value(model) ?? worst;
  const sign = isMoreBetter ? -1 : 1;
  return [...models].sort((a, b) => {
    const [left, right] = [numberOf(a), numberOf(b)];
    return left === right ? a.name.localeCompare(b.name) : sign * (left < right ? -1 : 1);
  });
}
