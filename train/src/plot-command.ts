import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  committedPictures,
  committedZoo,
  digitPixels,
  type ModelEntry,
  readCatalogue,
  readModelFile,
} from "@rnn-zoo/models";
import type { Command } from "commander";
import type { ByteExamples } from "./datasets/dataset.js";
import { sourcesFromEnvironment } from "./datasets/fetch-file.js";
import { takeRows } from "./datasets/hold-out.js";
import { loadTestDigits } from "./datasets/mnist.js";
import { dataFault } from "./errors.js";

interface Flags {
  readonly zoo: string;
  readonly into: string;
}

/** Adds `plot` to the program: pictures of all models, from their cards, and test digits with what models read in them. */
export function addPlotCommand(program: Command): void {
  program
    .command("plot")
    .description("draw the models of the zoo beside each other as SVG, from their cards")
    .option("--zoo <folder>", "where the models are", committedZoo)
    .option("--into <folder>", "where the pictures are written", committedPictures)
    .action(plot);
}

async function plot({ zoo, into }: Flags): Promise<void> {
  const { bestDigitModel, drawFromCards } = await import("./pictures/pictures.js"); // late, so that --help answers at once
  const entries = await readCatalogue(zoo);
  for (const [name, svg] of drawFromCards(entries)) await write(into, name, svg);
  const best = bestDigitModel(entries);
  if (!best) return;
  const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
  const { drawDigits } = await import("./pictures/digits.js");
  await write(into, "digit-predictions.svg", drawDigits(digits, await readBy(best, digits.inputs)));
  await write(into, "digit-disagreements.json", await disagreements(entries, digits));
}

/** The test digits that the models disagree on, with what each reads in them. */
async function disagreements(entries: readonly ModelEntry[], digits: ByteExamples): Promise<string> {
  const { describeDisagreements, disputants, disputedRows, formatDisagreements } = await import(
    "./pictures/disagreements.js"
  );
  const models = disputants(entries);
  const rows = disputedRows(models);
  const pixels = takeRows(digits.inputs, Uint32Array.from(rows), new Uint8Array(rows.length * digitPixels));
  const answers: Uint8Array[] = [];
  for (const model of models) answers.push(await readBy(model, pixels));
  return formatDisagreements(describeDisagreements(models, rows, digits, answers));
}

/**
 * What a model reads in digits.
 * @param inputs uint8 [rows, 28, 28], flat
 * @returns the class of each row
 */
async function readBy(entry: ModelEntry, inputs: Uint8Array): Promise<Uint8Array> {
  const { runExported } = await import("./parity.js");
  const scores = await runExported(await readModelFile(entry), { rowShape: [28, 28] }, { inputs });
  const classes = entry.card.labels.length;
  return Uint8Array.from({ length: scores.length / classes }, (_, row) => {
    const own = scores.subarray(row * classes, (row + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}

async function write(folder: string, name: string, svg: string): Promise<void> {
  const file = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, svg);
  } catch (error) {
    throw dataFault(file, "a file that can be written", String(error), { cause: error });
  }
  console.log(`wrote ${file}`);
}
