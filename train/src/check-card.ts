import {
  type ClipCounts,
  type ModelCard,
  type ModelEntry,
  readModelFile,
  type Score,
  soundFrames,
  soundLabels,
  unpackRows,
} from "@rnn-zoo/models";
import { findArchitecture } from "./architectures.js";
import { countRows, type Dataset } from "./datasets/dataset.js";
import { dataFault } from "./errors.js";
import { runExported } from "./parity.js";
import { scoreBaseline, scoreTest, type TestRows } from "./test-score.js";

/** A card's scores beside those that were measured anew. */
export interface CardCheck {
  readonly said: Score;
  readonly found: Score;
  /** The largest absolute difference of all numbers, counts as shares of the rows; NaN where one side lacks a number. */
  readonly difference: number;
  readonly rows: TestRows;
  /** The share of the test rows (of the answers of all clips) of which the card says something else; NaN where it says nothing. */
  readonly rowsDifference: number;
}

type TestScores = Pick<ModelCard["test"], "deployed" | "confusion" | "baseline">;

/**
 * Measures a published model on the test split, from its file and the data alone.
 * @throws TrainFault where the data are not those of the card, or the architecture is unknown
 * @throws ModelFileError where the file is not the one that the card describes
 */
export async function checkCard(entry: ModelEntry, dataset: Dataset): Promise<CardCheck> {
  const { card } = entry;
  demandSameData(card, dataset);
  const { loss } = findArchitecture(card.name).recipe;
  const scores = await runExported(await readModelFile(entry), dataset, dataset.test);
  const rows = countRows(dataset, dataset.test);
  const columns = scores.length === rows ? 1 : dataset.labels.length;
  const { score, confusion, rows: testRows } = scoreTest(loss, scores, dataset.test, columns);
  const baseline = scoreBaseline(dataset);
  const found = {
    deployed: score,
    confusion: confusion.map((row) => ({ row })),
    ...(baseline && { baseline }),
  };
  return {
    said: card.test.deployed,
    found: score,
    difference: largestDifference(card.test, found, rows),
    rows: testRows,
    rowsDifference: differenceOfRows(card.test, testRows, rows),
  };
}

function differenceOfRows(said: TestRows, found: TestRows, rows: number): number {
  if (found.correct !== undefined) {
    if (said.correct === undefined) return Number.NaN;
    const right = unpackRows(said.correct, rows);
    return unpackRows(found.correct, rows).filter((value, row) => value !== right[row]).length / rows;
  }
  if (!found.clips) return 0;
  return said.clips ? differenceOfClips(said.clips, found.clips) : Number.NaN;
}

function differenceOfClips(said: ClipCounts, found: ClipCounts): number {
  const all = ({ right, wrong, missed }: ClipCounts) => [...right, ...wrong, ...missed];
  const counts = all(said);
  const off = all(found).reduce((sum, count, index) => sum + Math.abs(count - (counts[index] ?? Number.NaN)), 0);
  return off / (found.right.length * soundFrames * soundLabels.length);
}

/** @throws TrainFault where the data are not those of the card */
export function demandSameData({ name, dataset: said }: ModelCard, { sha256 }: Dataset): void {
  for (const [file, expected] of Object.entries(said.sha256)) {
    if (sha256[file] !== expected) throw dataFault(`${name}, ${file}`, `SHA-256 ${expected}`, sha256[file] ?? "none");
  }
}

function largestDifference(said: TestScores, found: TestScores, rows: number): number {
  const [left, right] = [numbersOf(said, rows), numbersOf(found, rows)];
  let largest = left.length === right.length ? 0 : Number.NaN;
  for (const [index, value] of left.entries()) {
    const difference = Math.abs(value - (right[index] ?? Number.NaN));
    if (difference > largest || Number.isNaN(difference)) largest = difference; // once no number, it stays so
  }
  return largest;
}

/** Every number of the scores, in one order; what is not there is NaN unless it belongs to sounds. */
function numbersOf({ deployed, confusion = [], baseline }: TestScores, rows: number): number[] {
  const f1 = [deployed.frame, deployed.event, baseline?.frame, baseline?.event];
  return [
    deployed.loss ?? Number.NaN,
    deployed.accuracy ?? Number.NaN,
    ...f1.flatMap((one) => (one ? [one.precision, one.recall, one.f1] : [])),
    ...confusion.flatMap(({ row }) => row.map((count) => count / rows)),
  ];
}
