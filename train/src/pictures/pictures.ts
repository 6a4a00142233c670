import type { ModelEntry } from "@rnn-zoo/models";
import { drawConfusion } from "./confusion.js";
import { drawCurves } from "./curves.js";
import { drawScoreAgainst } from "./scatter.js";
import { scoreOf } from "./task-score.js";

/**
 * Draws every picture that cards alone make, for each task.
 * @param entries any versions; the newest of each model is drawn
 * @returns file names with the text of the file
 */
export function drawFromCards(entries: readonly ModelEntry[]): Map<string, string> {
  const newest = [...new Map(entries.map((entry) => [entry.name, entry])).values()]; // versions stand from old to new
  const pictures = new Map<string, string>();
  for (const task of new Set(newest.map(({ card }) => card.task))) {
    const own = newest.filter(({ card }) => card.task === task);
    const score = scoreOf(task);
    pictures.set(`${task}-loss.svg`, drawCurves("loss", score, own));
    pictures.set(`${task}-accuracy.svg`, drawCurves("accuracy", score, own));
    pictures.set(`${task}-${score.file}-parameters.svg`, drawScoreAgainst("parameters", score, own));
    pictures.set(`${task}-${score.file}-seconds.svg`, drawScoreAgainst("seconds", score, own));
    if (own.some(({ card }) => card.test.confusion?.length)) {
      pictures.set(`${task}-confusion.svg`, drawConfusion(own));
    }
  }
  return pictures;
}

/** The digit model that scores best on the test split: the one that is served unless another is named. */
export function bestDigitModel(entries: readonly ModelEntry[]): ModelEntry | undefined {
  const score = ({ card }: ModelEntry) => card.test.deployed.accuracy ?? 0;
  return entries.filter(({ card }) => card.task === "digit").sort((a, b) => score(b) - score(a))[0];
}
