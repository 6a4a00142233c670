#!/usr/bin/env node
await runCli(process.argv);

import { readFile, writeFile } from "node:fs/promises";
import {
  committedZoo,
  type ModelCard,
  readCatalogue,
  type Score,
  unknownVariable,
  zooVariables,
} from "@rnn-zoo/models";
import { Command, InvalidArgumentError, Option } from "commander";
import { taskNames } from "./architectures/architecture.js";
import { architectures, findArchitecture, type Selection, selectModels } from "./architectures.js";
import { checkpointFile } from "./checkpoint.js";
import { addClipsCommand } from "./clips-command.js";
import { countRows } from "./datasets/dataset.js";
import { sourcesFromEnvironment } from "./datasets/fetch-file.js";
import { createDatasetLoader, type LoadDataset } from "./datasets/load-dataset.js";
import { type DeviceName, deviceNames, type EngineName, engineNames, openEngine } from "./engines/open-engine.js";
import { optionFault, TrainFault } from "./errors.js";
import { addEvaluateCommand } from "./evaluate-command.js";
import { addExportCommand } from "./export-command.js";
import type { EpochReport, StepReport } from "./fit.js";
import { writeHistory } from "./history.js";
import { addPlotCommand } from "./plot-command.js";
import { createProgress, type Progress } from "./progress.js";
import { demandWritable } from "./publish.js";
import { addRepublishCommand } from "./republish-command.js";
import { writeZooTable } from "./zoo-table.js";

interface Flags extends Omit<Selection, "names"> {
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly learningRate?: number;
  readonly seed?: number;
  readonly engine: EngineName;
  readonly device: DeviceName;
  readonly workers?: number;
  readonly patience?: number;
  readonly resume: boolean;
  readonly history?: string;
  readonly zoo: string;
}

/** A fault that a person can mend ends with its message and exit code 1; anything else with its stack. */
async function runCli(argv: readonly string[]): Promise<void> {
  try {
    demandKnownVariables(process.env);
    await command().parseAsync(argv);
  } catch (error) {
    if (!(error instanceof TrainFault)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}

function demandKnownVariables(environment: NodeJS.ProcessEnv): void {
  const { training, serving } = zooVariables;
  const unknown = unknownVariable(environment, [...training, ...serving]);
  if (unknown !== undefined) throw optionFault("environment", `only ${training.join(", ")} of ZOO_…`, unknown);
}

function command(): Command {
  const program = new Command("rnn-zoo").description("Train recurrent classifiers and publish them as ONNX");
  program
    .command("train")
    .description("train models of the zoo on their data sets, one after the other, and publish them")
    .argument("[models...]", `of ${Object.keys(architectures).join(", ")}`)
    .option("--all", "every model of the zoo")
    .addOption(new Option("--task <task>", "every model of a task").choices(taskNames))
    .option("--epochs <n>", "passes over the training rows (default: the recipe's)", wholeNumber(1))
    .option("--batch-size <n>", "rows per step (default: the recipe's)", wholeNumber(1))
    .option("--learning-rate <x>", "step size of the optimiser (default: the recipe's)", positiveNumber)
    .option(
      "--seed <n>",
      "of initial weights and of the order of the rows (default: the recipe's, or 1)",
      wholeNumber(0),
    )
    .option(
      "--patience <n>",
      "epochs without a lower validation loss after which to stop (default: never)",
      wholeNumber(1),
    )
    .addOption(new Option("--engine <engine>", "what computes").choices(engineNames).default("auto"))
    .addOption(new Option("--device <device>", "what to compute on").choices(deviceNames).default("auto"))
    .option("--workers <n>", "threads of the onnxruntime engine (default: the cores)", wholeNumber(1))
    .option("--resume", "go on where this very run was interrupted", false)
    .option("--history <folder>", "where loss and accuracy per epoch are written, as JSON and SVG")
    .option("--zoo <folder>", "where the model is published", committedZoo)
    .action(train);
  program
    .command("table")
    .description("write the table of all models into a Markdown file, from their cards")
    .argument("<file>", "holds the marks between which the table stands")
    .option("--zoo <folder>", "where the models are", committedZoo)
    .action(table);
  addEvaluateCommand(program);
  addClipsCommand(program);
  addRepublishCommand(program);
  addPlotCommand(program);
  addExportCommand(program);
  return program;
}

async function train(names: readonly string[], flags: Flags): Promise<void> {
  const models = selectModels({ ...flags, names });
  const signal = interruption();
  for (const name of models) await demandWritable(flags.zoo, name);
  const loadDataset = createDatasetLoader(sourcesFromEnvironment(process.env));
  for (const name of models) await trainOne(name, flags, loadDataset, signal);
}

async function trainOne(name: string, flags: Flags, loadDataset: LoadDataset, signal: AbortSignal): Promise<void> {
  const { task, recipe } = findArchitecture(name);
  const options = { seed: 1, ...recipe, ...flags };
  const dataset = await loadDataset(task, options);
  // Loaded late, so that --help and a mistyped name answer at once.
  const { trainModel } = await import("./train-model.js");
  const engine = await openEngine(flags);
  console.log(`${name}: data set ${dataset.name}, ${countRows(dataset, dataset.train)} rows to train on`);
  console.log(`${name}: engine ${engine.name} (${engine.backend}) on ${engine.device}, seed ${options.seed}`);
  const { cacheDir } = sourcesFromEnvironment(process.env);
  const checkpoint = { file: checkpointFile(cacheDir, name, options.seed), resume: flags.resume };
  const report = reporter(options.epochs);
  const { folder, card, epochs } = await trainModel(name, dataset, engine, {
    ...options,
    ...report,
    checkpoint,
    signal,
  }).finally(report.stop);
  if (flags.history !== undefined) await writeHistory(flags.history, name, epochs);
  console.log(`published ${folder}`);
  for (const line of testLines(card)) console.log(line);
  console.log(`memory: at most ${card.training.peakRssMib} MiB while it was trained`);
}

function testLines({ test: { deployed, last, baseline }, onnx }: ModelCard): string[] {
  return [
    `epoch ${deployed.epoch}, on the test split: ${describeScore(deployed)}`,
    `last epoch: ${describeScore(last)}; parity ${onnx.parity}`,
    ...(baseline ? [`the best threshold on one bin for each class: ${describeScore(baseline)}`] : []),
  ];
}

function describeScore({ accuracy, loss, frame, event }: Score): string {
  const f1 = frame && event && `F1 of frames ${frame.f1.toFixed(4)}, of events ${event.f1.toFixed(4)}`;
  const numbers = [
    f1,
    accuracy !== undefined && `accuracy ${accuracy}`,
    loss !== undefined && `loss ${loss.toFixed(4)}`,
  ];
  return numbers.filter(Boolean).join(", ");
}

/** Ctrl-C once: save and stop. Twice: stop at once, without saving. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    console.error("\nsaving after this step; --resume goes on from here");
    controller.abort();
  });
  return controller.signal;
}

async function table(file: string, { zoo }: { readonly zoo: string }): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, writeZooTable(text, await readCatalogue(zoo)));
}

interface Reporter {
  onStep(done: StepReport): void;
  onEpoch(done: EpochReport): void;
  /** Takes the bar away; it would keep the process alive. */
  stop(): void;
}

function reporter(epochs: number): Reporter {
  let progress: Progress | undefined;
  const stop = () => {
    progress?.stop();
    progress = undefined;
  };
  return {
    onStep: ({ epoch, step, steps, loss }) => {
      progress ??= createProgress(`epoch ${epoch}/${epochs}`, steps);
      progress.update(step, `loss ${loss.toFixed(4)}`);
    },
    onEpoch: ({ epoch, loss, accuracy, valLoss, valAccuracy, seconds }) => {
      stop();
      const scores = `loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}`;
      const validation = `validation loss ${valLoss.toFixed(4)}, accuracy ${valAccuracy.toFixed(4)}`;
      console.log(`epoch ${epoch}/${epochs}: ${scores}; ${validation}; ${seconds.toFixed(1)} s`);
    },
    stop,
  };
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least && value < 2 ** 32) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${2 ** 32 - 1}.`);
  };
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Expected a number above 0.");
}
