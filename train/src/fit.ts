import { setImmediate } from "node:timers/promises";
import { batches, type Dataset, type Examples, inOrder } from "./datasets/dataset.js";
import type { Trainer } from "./engines/engine.js";
import { trainingFault } from "./errors.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import type { ModelArtifacts } from "./keras/artifacts.js";
import { createRandom } from "./random.js";

export interface FitOptions {
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the order of the rows. */
  readonly seed: number;
  /** Called after each step. */
  readonly onStep?: (done: StepReport) => void;
  /** Called after each epoch. */
  readonly onEpoch?: (done: EpochReport) => void;
}

export interface StepReport {
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  /** Mean over the epoch so far. */
  readonly loss: number;
}

export interface EpochReport {
  /** Counted from 1. */
  readonly epoch: number;
  /** Means over the steps of the epoch, as Keras reports them. */
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number;
  readonly valAccuracy: number;
  /** Training alone, without validation. */
  readonly seconds: number;
}

/** The weights after an epoch. */
export interface Snapshot {
  readonly epoch: number;
  readonly artifacts: ModelArtifacts;
}

export interface Fitted {
  readonly epochs: readonly EpochReport[];
  /** The epoch of the lowest validation loss. */
  readonly best: Snapshot;
  readonly last: Snapshot;
}

/**
 * Trains a model: each epoch takes all rows once, in an order drawn from the seed, and then validates.
 * @throws TrainFault where the loss is no longer a number; it names the epoch and the step
 */
export async function fit(trainer: Trainer, dataset: Dataset, options: FitOptions): Promise<Fitted> {
  const random = createRandom(options.seed, "order of the rows");
  const epochs: EpochReport[] = [];
  let best: Snapshot | undefined;
  let last: Snapshot | undefined;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const order = random.permutation(dataset.train.labels.length);
    const trained = await trainEpoch(trainer, dataset, order, epoch, options);
    const validated = await score(trainer, dataset, dataset.validation, options.batchSize);
    const report = { epoch, ...trained, valLoss: validated.loss, valAccuracy: validated.accuracy };
    last = { epoch, artifacts: await trainer.artifacts() };
    if (epochs.every(({ valLoss }) => report.valLoss < valLoss)) best = last;
    epochs.push(report);
    options.onEpoch?.(report);
  }
  if (!best || !last) throw trainingFault(`no epoch was trained: expected epochs from 1 up, got ${options.epochs}`);
  return { epochs, best, last };
}

/** Scores a model on all rows of a split. */
export async function score(
  trainer: Trainer,
  dataset: Dataset,
  examples: Examples,
  batchSize: number,
): Promise<Evaluation> {
  const scores = await predictAll(trainer, dataset, examples, batchSize);
  return evaluate(scores, examples.labels, dataset.labels.length);
}

/** @returns float32 [rows, classes], flat: probabilities */
export async function predictAll(
  { predict }: Pick<Trainer, "predict">,
  dataset: Dataset,
  examples: Examples,
  batchSize: number,
): Promise<Float32Array> {
  const scores = new Float32Array(examples.labels.length * dataset.labels.length);
  let offset = 0;
  for (const batch of batches(dataset, examples, inOrder(examples), batchSize)) {
    const part = await predict(batch);
    scores.set(part, offset);
    offset += part.length;
  }
  return scores;
}

async function trainEpoch(
  trainer: Trainer,
  dataset: Dataset,
  order: Uint32Array,
  epoch: number,
  { batchSize, onStep }: FitOptions,
): Promise<Pick<EpochReport, "loss" | "accuracy" | "seconds">> {
  const started = performance.now();
  const steps = Math.ceil(order.length / batchSize);
  let [rows, loss, accuracy, step] = [0, 0, 0, 0];
  for (const batch of batches(dataset, dataset.train, order, batchSize)) {
    const result = await trainer.step(batch);
    await setImmediate(); // an engine may never leave the microtask queue: let timers and signals in
    step += 1;
    if (!Number.isFinite(result.loss)) throw trainingFault(`epoch ${epoch}, step ${step}: the loss is ${result.loss}`);
    rows += batch.labels.length;
    loss += result.loss * batch.labels.length;
    accuracy += result.accuracy * batch.labels.length;
    onStep?.({ epoch, step, steps, loss: loss / rows });
  }
  return { loss: loss / rows, accuracy: accuracy / rows, seconds: (performance.now() - started) / 1000 };
}
