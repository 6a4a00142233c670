import { join } from "node:path";
import { committedZoo, formatCard, type ModelEntry, readCatalogue } from "@rnn-zoo/models";
import { type Command, Option } from "commander";
import { taskNames } from "./architectures/architecture.js";
import { findArchitecture, type Selection, selectModels } from "./architectures.js";
import type { CardCheck } from "./check-card.js";
import { sourcesFromEnvironment } from "./datasets/fetch-file.js";
import { createDatasetLoader } from "./datasets/load-dataset.js";
import { optionFault } from "./errors.js";
import { replaceFile } from "./publish.js";

/** Absolute; one digit of 10,000 that falls on the other side of a tie is no difference yet. */
const mostDifference = 1e-4 + 1e-9;

/** Adds `evaluate [models...]` to a program. */
export function addEvaluateCommand(program: Command): void {
  program
    .command("evaluate")
    .description("measure published models anew on their test splits, and hold the scores against their cards")
    .argument("[models...]", "of the zoo")
    .option("--all", "every published model")
    .addOption(new Option("--task <task>", "every published model of a task").choices(taskNames))
    .option("--zoo <folder>", "where the models are", committedZoo)
    .option("--write", "write down what each test row became, on cards that are right but for that", false)
    .action(evaluateModels);
}

interface Flags extends Omit<Selection, "names"> {
  readonly zoo: string;
  readonly write: boolean;
}

/** Ends with exit code 1 where a card is wrong. */
async function evaluateModels(names: readonly string[], flags: Flags) {
  const entries = choosePublished(await readCatalogue(flags.zoo), { ...flags, names });
  const loadDataset = createDatasetLoader(sourcesFromEnvironment(process.env));
  const { checkCard } = await import("./check-card.js"); // late, so that a mistyped name answers at once
  const table: Record<string, Record<string, string>> = {};
  for (const entry of entries) {
    const { task } = findArchitecture(entry.name);
    const check = await checkCard(entry, await loadDataset(task, { seed: 1 }));
    const isWritten = flags.write && isRight(check) && !hasRightRows(check);
    if (isWritten) await rewriteCard(entry, check);
    table[`${entry.name}/${entry.version}`] = row(check, isWritten);
    if (!isRight(check) || !(hasRightRows(check) || isWritten)) process.exitCode = 1;
  }
  console.table(table);
}

/**
 * The published models that a command is about, in the order of the architectures' table.
 * @throws TrainFault where one is not published
 */
export function choosePublished(entries: readonly ModelEntry[], selection: Selection): ModelEntry[] {
  const published = selectModels(selection).flatMap((name) => entries.filter((entry) => entry.name === name));
  const missing = selection.names.find((name) => !published.some((entry) => entry.name === name));
  if (missing !== undefined) throw optionFault("model", "a published one", `"${missing}"`);
  return published;
}

function isRight({ difference }: CardCheck): boolean {
  return difference <= mostDifference; // NaN is not
}

function hasRightRows({ rowsDifference }: CardCheck): boolean {
  return rowsDifference <= mostDifference; // NaN is not
}

async function rewriteCard({ card, folder }: ModelEntry, { rows }: CardCheck): Promise<void> {
  await replaceFile(join(folder, "card.json"), formatCard({ ...card, test: { ...card.test, ...rows } }));
}

function row(check: CardCheck, isWritten: boolean): Record<string, string> {
  const { said, found, difference } = check;
  const pair = (one: number | undefined, other: number | undefined) =>
    one === undefined && other === undefined ? "" : `${one?.toFixed(4) ?? "none"} ${other?.toFixed(4) ?? "none"}`;
  return {
    "accuracy: card, measured": pair(said.accuracy, found.accuracy),
    loss: pair(said.loss, found.loss),
    "F1 of frames": pair(said.frame?.f1, found.frame?.f1),
    "F1 of events": pair(said.event?.f1, found.event?.f1),
    "largest difference": difference.toExponential(1),
    "test rows": isWritten ? "written" : rowsText(check),
    card: isRight(check) ? "right" : "WRONG",
  };
}

function rowsText(check: CardCheck): string {
  if (Number.isNaN(check.rowsDifference)) return "none";
  return hasRightRows(check) ? "right" : `WRONG: ${check.rowsDifference.toExponential(1)}`;
}
