import type { ModelCard } from "@rnn-zoo/models";

/** What the models of a task are compared by. */
export interface TaskScore {
  /** In the name of a picture. */
  readonly file: "accuracy" | "f1";
  /** Of the test split, for an axis. */
  readonly label: string;
  /** What the accuracy of an epoch counts, for an axis. */
  readonly accuracyLabel: string;
  /** Of the deployed weights on the test split, 0 to 1; NaN where the card has none. */
  of(card: ModelCard): number;
}

const accuracy: TaskScore = {
  file: "accuracy",
  label: "test accuracy",
  accuracyLabel: "accuracy",
  of: ({ test }) => test.deployed.accuracy ?? Number.NaN,
};

/** Most classes are silent in most frames, so that their accuracy says little; no F1 is measured in each epoch. */
const f1: TaskScore = {
  file: "f1",
  label: "test F1 of frames",
  accuracyLabel: "accuracy over the classes of all frames",
  of: ({ test }) => test.deployed.frame?.f1 ?? Number.NaN,
};

export function scoreOf(task: string): TaskScore {
  return task === "sound" ? f1 : accuracy;
}
