import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { committedPictures, committedZoo, type ModelEntry, readCatalogue, readModelFile } from "@rnn-zoo/models";
import type { Command } from "commander";
import { sourcesFromEnvironment } from "./datasets/fetch-file.js";
import { loadTestDigits } from "./datasets/mnist.js";
import { dataFault } from "./errors.js";

interface Flags {
  readonly zoo: string;
  readonly into: string;
}

/** Adds `plot` to the program: pictures of all models, from their cards, and of test digits with their predictions. */
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
  if (best) await write(into, "digit-predictions.svg", await predictions(best));
}

/** Of the test digits, as a model reads them. */
async function predictions(entry: ModelEntry): Promise<string> {
  const [{ runExported }, { drawDigits }] = await Promise.all([import("./parity.js"), import("./pictures/digits.js")]);
  const digits = await loadTestDigits(sourcesFromEnvironment(process.env));
  const scores = await runExported(await readModelFile(entry), { rowShape: [28, 28] }, digits);
  const classes = entry.card.labels.length;
  const said = Uint8Array.from(digits.labels, (_, row) => {
    const own = scores.subarray(row * classes, (row + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
  return drawDigits(digits, said);
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
