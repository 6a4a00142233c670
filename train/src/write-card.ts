import { createHash } from "node:crypto";
import { cpus } from "node:os";
import { isDeepStrictEqual } from "node:util";
import type { ModelCard } from "@rnn-zoo/models";
import type { Recipe, TaskName } from "./architectures/architecture.js";
import { findArchitecture } from "./architectures.js";
import { countRows, type Dataset } from "./datasets/dataset.js";
import type { Engine } from "./engines/engine.js";
import { defaultOpset } from "./export/options.js";
import type { EpochReport, Fitted } from "./fit.js";
import { countParameters } from "./keras/weights.js";
import { irVersion } from "./onnx/model.js";
import { trainTasks } from "./tasks.js";
import { scoreBaseline, type TestScore } from "./test-score.js";

/** A file that was held against the engine. */
export interface Exported {
  readonly file: Uint8Array;
  /** Largest absolute difference on the test split. */
  readonly parity: number;
  /** On the test split, as onnxruntime computes it from the file. */
  readonly test: TestScore;
}

/** What a card is written from. */
export interface CardFacts {
  readonly name: string;
  readonly version: string;
  readonly dataset: Dataset;
  readonly engine: Engine;
  readonly options: Recipe & { readonly seed: number };
  readonly fitted: Fitted;
  /** How the last epoch does on the test split. */
  readonly last: TestScore;
  /** See `PeakMemory`. */
  readonly peakRssMib: number;
  readonly exported: Exported;
}

/** Writes down every fact about a model that was trained. */
export function writeCard(facts: CardFacts): ModelCard {
  const { name, version, dataset, engine, options, fitted, last, exported } = facts;
  const { task, source, topology, published, recipe } = findArchitecture(name);
  const { test } = exported;
  const baseline = scoreBaseline(dataset);
  return {
    name,
    version,
    task,
    source,
    topology,
    parameters: countParameters(topology),
    dataset: {
      name: dataset.name,
      sha256: dataset.sha256,
      train: countRows(dataset, dataset.train),
      validation: countRows(dataset, dataset.validation),
      test: countRows(dataset, dataset.test),
      validationSource: dataset.validationSource,
    },
    training: training(engine, facts),
    history: history(fitted.epochs),
    test: {
      last: { epoch: fitted.last.epoch, ...last.score },
      deployed: { epoch: fitted.best.epoch, ...test.score },
      ...(test.confusion.length > 0 && { confusion: test.confusion.map((row) => ({ row })) }),
      ...(baseline && { baseline }),
      ...test.rows,
    },
    ...(published && { published }),
    onnx: onnxFacts(task, exported),
    labels: dataset.labels,
    preprocessing: trainTasks[task].preprocessing,
    ...(recipe.note !== undefined && follows(options, recipe) && { note: recipe.note }),
  };
}

/** What a card says of the file. */
export function onnxFacts(task: TaskName, { file, parity }: Omit<Exported, "test">): ModelCard["onnx"] {
  const { frontPadding } = trainTasks[task];
  return {
    sha256: createHash("sha256").update(file).digest("hex"),
    bytes: file.length,
    opset: defaultOpset,
    irVersion,
    parity,
    ...(frontPadding && { frontPadding }),
  };
}

/** Whether a note on the recipe is true of this run. */
function follows(options: CardFacts["options"], { note: _, ...recipe }: Recipe): boolean {
  return isDeepStrictEqual({ ...options, ...recipe }, options);
}

function training(
  { name, backend, device }: Engine,
  { options, fitted, peakRssMib }: CardFacts,
): ModelCard["training"] {
  const { seed, optimizer, learningRate, batchSize, epochs } = options;
  return {
    engine: name,
    backend,
    device: device === "cpu" ? `cpu: ${cpus()[0]?.model ?? "unknown"}` : device,
    seed,
    optimizer,
    learningRate,
    batchSize,
    epochs,
    secondsPerEpoch: fitted.epochs.map(({ seconds }) => Math.round(seconds * 100) / 100),
    peakRssMib,
  };
}

function history(epochs: readonly EpochReport[]): ModelCard["history"] {
  return {
    loss: epochs.map(({ loss }) => loss),
    accuracy: epochs.map(({ accuracy }) => accuracy),
    valLoss: epochs.map(({ valLoss }) => valLoss),
    valAccuracy: epochs.map(({ valAccuracy }) => valAccuracy),
  };
}
