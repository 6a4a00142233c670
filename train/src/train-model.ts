import { createHash } from "node:crypto";
import { cpus } from "node:os";
import type { ModelCard } from "@rnn-zoo/models";
import { type Architecture, findArchitecture, type Recipe } from "./architectures.js";
import { countRows, type Dataset } from "./datasets/dataset.js";
import type { Engine, Trainer } from "./engines/engine.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import { defaultOpset, exportOnnx } from "./export/export-onnx.js";
import { type EpochReport, type Fitted, fit, predictAll, type StepReport, score } from "./fit.js";
import { type ModelArtifacts, packArtifacts } from "./keras/artifacts.js";
import { countParameters, initialWeights } from "./keras/weights.js";
import { irVersion } from "./onnx/model.js";
import { demandParity, runExported } from "./parity.js";
import { nextVersion, publish } from "./publish.js";

export interface TrainOptions extends Recipe {
  readonly seed: number;
  /** Where the model is published. */
  readonly zoo: string;
  readonly onStep?: (done: StepReport) => void;
  readonly onEpoch?: (done: EpochReport) => void;
}

export interface Published {
  readonly folder: string;
  readonly card: ModelCard;
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
  const { topology } = findArchitecture(name);
  const start = packArtifacts(topology, initialWeights(topology, options.seed));
  const trainer = await engine.createTrainer(start, options);
  const fitted = await fit(trainer, dataset, options);
  const last = await score(trainer, dataset, dataset.test, options);
  await trainer.close();
  const exported = await exportChecked(name, dataset, engine, options, fitted.best.artifacts);
  const version = await nextVersion(options.zoo, name);
  const card = writeCard({ name, version, dataset, engine, options, fitted, last, exported });
  const folder = await publish(options.zoo, card, exported.file, {
    name,
    input: { name: inputName, dataType: "TYPE_UINT8", dims: dataset.rowShape },
    output: { name: outputName, dataType: "TYPE_FP32", dims: [dataset.labels.length] },
  });
  return { folder, card };
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
  readonly exported: Exported;
}

function writeCard({ name, version, dataset, engine, options, fitted, last, exported }: CardFacts): ModelCard {
  const { task, source, topology, published }: Architecture = findArchitecture(name);
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
    },
    history: history(fitted.epochs),
    test: {
      last: { epoch: fitted.last.epoch, loss: last.loss, accuracy: last.accuracy },
      deployed: { epoch: fitted.best.epoch, loss: test.loss, accuracy: test.accuracy },
      confusion: test.confusion.map((row) => ({ row })),
    },
    published,
    onnx: {
      sha256: createHash("sha256").update(file).digest("hex"),
      bytes: file.length,
      opset: defaultOpset,
      irVersion,
      parity,
    },
    labels: dataset.labels,
    preprocessing: { inGraph: `uint8 pixels are divided by ${dataset.divisor}` },
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
