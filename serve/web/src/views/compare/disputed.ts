import type { Disagreements, DisputedDigit } from "@rnn-zoo/models/disagreements.js";
import type { ComparedModel } from "../../core/answers.js";

/** An answer with the models that give it. */
export interface Reading {
  readonly digit: number;
  readonly isRight: boolean;
  readonly models: readonly string[];
}

/**
 * What models of now say of a disputed digit: those whose file is the one that was asked.
 * @returns the right answer first, then the others by how many give them
 */
export function readingsOf(
  { label, said }: DisputedDigit,
  { models }: Pick<Disagreements, "models">,
  served: readonly Pick<ComparedModel, "name" | "sha256">[],
): Reading[] {
  const byAnswer = new Map<number, string[]>();
  for (const [index, { name, sha256 }] of models.entries()) {
    const answer = said[index];
    if (answer === undefined || !served.some((one) => one.name === name && one.sha256 === sha256)) continue;
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), name]);
  }
  const readings = Array.from(byAnswer, ([digit, names]) => ({ digit, isRight: digit === label, models: names }));
  return readings.sort((a, b) => Number(b.isRight) - Number(a.isRight) || b.models.length - a.models.length);
}

/** uint8 [28 × 28] */
export function pixelsOf({ pixels }: Pick<DisputedDigit, "pixels">): Uint8Array {
  return Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
}
