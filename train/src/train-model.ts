import type { ModelCard } from "@rnn-zoo/models";
import type { Recipe } from "./architectures/architecture.js";
import { findArchitecture } from "./architectures.js";
import { createCheckpoint, type RunIdentity } from "./checkpoint.js";
import type { Dataset } from "./datasets/dataset.js";
import type { Engine } from "./engines/engine.js";
import { exportChecked } from "./export-checked.js";
import { type EpochReport, type FitState, type Fitted, fit, predictAll, type StepReport } from "./fit.js";
import { packArtifacts } from "./keras/artifacts.js";
import { initialWeights } from "./keras/weights.js";
import { watchMemory } from "./peak-memory.js";
import { demandWritable, nextVersion, publish } from "./publish.js";
import { scoreTest, type TestScore } from "./test-score.js";
import { tritonConfigOf } from "./triton-config.js";
import { writeCard } from "./write-card.js";

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
 * @throws TrainFault where the name is unknown, nothing can be written to the zoo (before training), training breaks
 * off, or file and engine do not agree
 */
export async function trainModel(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainOptions,
): Promise<Published> {
  await demandWritable(options.zoo, name);
  const { fitted, last, peakRssMib } = await trainWeights(name, dataset, engine, options);
  const exported = await exportChecked(name, dataset, engine, options, fitted.best.artifacts);
  const version = await nextVersion(options.zoo, name);
  const card = writeCard({ name, version, dataset, engine, options, fitted, last, peakRssMib, exported });
  const config = tritonConfigOf(name, dataset, exported.outputShape);
  const folder = await publish(options.zoo, card, exported.file, config, dataset.files);
  return { folder, card, epochs: fitted.epochs };
}

/** @returns the run, how its last epoch does on the test split, and how much memory it took */
async function trainWeights(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainOptions,
): Promise<{ readonly fitted: Fitted; readonly last: TestScore; readonly peakRssMib: number }> {
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
    const scores = await predictAll(trainer, dataset, dataset.test, options.batchSize);
    const last = scoreTest(options.loss, scores, dataset.test, trainer.outputShape.at(-1) ?? 0);
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
