import { createHash } from "node:crypto";
import { cpus } from "node:os";
import { isDeepStrictEqual } from "node:util";
import type { ModelCard } from "@rnn-zoo/models";
import { type Architecture, findArchitecture, type Recipe } from "./architectures.js";
import { createCheckpoint, type RunIdentity } from "./checkpoint.js";
import { countRows, type Dataset } from "./datasets/dataset.js";
import type { Engine, Trainer } from "./engines/engine.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import { exportOnnx } from "./export/export-onnx.js";
import { defaultOpset } from "./export/options.js";
import { type EpochReport, type FitState, type Fitted, fit, predictAll, type StepReport, score } from "./fit.js";
import { type ModelArtifacts, packArtifacts } from "./keras/artifacts.js";
import { countParameters, initialWeights } from "./keras/weights.js";
import { irVersion } from "./onnx/model.js";
import { demandParity, runExported } from "./parity.js";
import { watchMemory } from "./peak-memory.js";
import { nextVersion, publish } from "./publish.js";

export interface TrainOptions extends Recipe {
  readonly seed: number;
  /** Where the model is published. */
  readonly zoo: string;
  readonly patience?: number | undefined;
  /** Where the run is saved after each epoch, and when it is interrupted. */
  readonly checkpoint?: CheckpointPlace | undefined;
  /** Aborted: the run is saved after the step that runs, and stops. */
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (done: StepReport) => void;
  readonly onEpoch?: (done: EpochReport) => void;
}

interface CheckpointPlace {
  readonly file: string;
  /** Whether to go on from what the file holds; without it the run begins anew. */
  readonly resume: boolean;
}

export interface Published {
  readonly folder: string;
  readonly card: ModelCard;
  readonly epochs: readonly EpochReport[];
}

/**
 * Trains a model of the zoo, exports the weights of its best epoch, holds the file against the engine, publishes it.
 * @throws TrainFault where the name is unknown, training breaks off, or file and engine do not agree
 */
export async function trainModel(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainOptions,
): Promise<Published> {
  const { fitted, last, peakRssMib } = await trainWeights(name, dataset, engine, options);
  const exported = await exportChecked(name, dataset, engine, options, fitted.best.artifacts);
  const version = await nextVersion(options.zoo, name);
  const card = writeCard({ name, version, dataset, engine, options, fitted, last, peakRssMib, exported });
  const folder = await publish(options.zoo, card, exported.file, {
    name,
    input: { name: inputName, dataType: "TYPE_UINT8", dims: dataset.rowShape },
    output: { name: outputName, dataType: "TYPE_FP32", dims: [dataset.labels.length] },
  });
  return { folder, card, epochs: fitted.epochs };
}

/** @returns the run, how its last epoch does on the test split, and how much memory it took */
async function trainWeights(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainOptions,
): Promise<{ readonly fitted: Fitted; readonly last: Evaluation; readonly peakRssMib: number }> {
  const { topology } = findArchitecture(name);
  const checkpoint =
    options.checkpoint && createCheckpoint(options.checkpoint.file, identify(name, dataset, engine, options));
  const resumed = options.checkpoint?.resume ? await checkpoint?.load() : undefined;
  const start = resumed?.weights ?? packArtifacts(topology, initialWeights(topology, options.seed));
  const trainer = await engine.createTrainer(start, options, resumed?.optimizer);
  const memory = watchMemory();
  try {
    const onState = async (state: FitState) => checkpoint?.save(state);
    const onStep = (done: StepReport) => {
      memory.look();
      options.onStep?.(done);
    };
    const fitted = await fit(trainer, dataset, { ...options, resumed, onState, onStep });
    const last = await score(trainer, dataset, dataset.test, options);
    await checkpoint?.clear();
    return { fitted, last, peakRssMib: memory.mib() };
  } finally {
    await trainer.close();
  }
}

function identify(name: string, dataset: Dataset, engine: Engine, options: TrainOptions): RunIdentity {
  const { seed, loss, optimizer, learningRate, batchSize } = options;
  const { topology } = findArchitecture(name);
  const { name: data, sha256 } = dataset;
  return {
    name,
    topology,
    data,
    sha256,
    engine: engine.name,
    backend: engine.backend,
    seed,
    loss,
    optimizer,
    learningRate,
    batchSize,
  };
}

const inputName = "pixels";
const outputName = "probabilities";

interface Exported {
  readonly file: Uint8Array;
  readonly parity: number;
  /** On the test split, as onnxruntime computes it from the file. */
  readonly test: Evaluation;
}

async function exportChecked(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainOptions,
  artifacts: ModelArtifacts,
): Promise<Exported> {
  const file = exportOnnx(artifacts, {
    inputName,
    outputName,
    bytesDividedBy: dataset.divisor,
    metadata: { labels: dataset.labels.join(" "), source: findArchitecture(name).source },
  });
  const trainer: Trainer = await engine.createTrainer(artifacts, options);
  const framework = await predictAll(trainer, dataset, dataset.test, options.batchSize);
  await trainer.close();
  const scores = await runExported(file, dataset, dataset.test);
  const parity = demandParity(name, framework, scores);
  return { file, parity, test: evaluate(options.loss, scores, dataset.test.labels, trainer.outputShape.at(-1) ?? 0) };
}

interface CardFacts {
  readonly name: string;
  readonly version: string;
  readonly dataset: Dataset;
  readonly engine: Engine;
  readonly options: TrainOptions;
  readonly fitted: Fitted;
  readonly last: Evaluation;
  readonly peakRssMib: number;
  readonly exported: Exported;
}

function writeCard({
  name,
  version,
  dataset,
  engine,
  options,
  fitted,
  last,
  peakRssMib,
  exported,
}: CardFacts): ModelCard {
  const { task, source, topology, published, recipe }: Architecture = findArchitecture(name);
  const { seed, optimizer, learningRate, batchSize, epochs } = options;
  const { file, parity, test } = exported;
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
    training: {
      engine: engine.name,
      backend: engine.backend,
      device: engine.device === "cpu" ? `cpu: ${cpus()[0]?.model ?? "unknown"}` : engine.device,
      seed,
      optimizer,
      learningRate,
      batchSize,
      epochs,
      secondsPerEpoch: fitted.epochs.map(({ seconds }) => Math.round(seconds * 100) / 100),
      peakRssMib,
    },
    history: history(fitted.epochs),
    test: {
      last: { epoch: fitted.last.epoch, loss: last.loss, accuracy: last.accuracy },
      deployed: { epoch: fitted.best.epoch, loss: test.loss, accuracy: test.accuracy },
      confusion: test.confusion.map((row) => ({ row })),
    },
    ...(published && { published }),
    onnx: {
      sha256: createHash("sha256").update(file).digest("hex"),
      bytes: file.length,
      opset: defaultOpset,
      irVersion,
      parity,
    },
    labels: dataset.labels,
    preprocessing: { inGraph: `uint8 pixels are divided by ${dataset.divisor}` },
    ...(recipe.note !== undefined && follows(options, recipe) && { note: recipe.note }),
  };
}

/** Whether a note on the recipe is true of this run. */
function follows(options: TrainOptions, { note: _, ...recipe }: Recipe): boolean {
  return isDeepStrictEqual({ ...options, ...recipe }, options);
}

function history(epochs: readonly EpochReport[]): ModelCard["history"] {
  return {
    loss: epochs.map(({ loss }) => loss),
    accuracy: epochs.map(({ accuracy }) => accuracy),
    valLoss: epochs.map(({ valLoss }) => valLoss),
    valAccuracy: epochs.map(({ valAccuracy }) => valAccuracy),
  };
}
