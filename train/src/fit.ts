import { batches, countRows, type Dataset, type Examples, inOrder } from "./datasets/dataset.js";
import { demandFinite, demandUsable } from "./demand-usable.js";
import type { Loss, OptimizerState, Trainer } from "./engines/engine.js";
import { trainingFault } from "./errors.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import type { ModelArtifacts } from "./keras/artifacts.js";
import { createRandom } from "./random.js";

export interface FitOptions {
  readonly loss: Loss;
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the order of the rows. */
  readonly seed: number;
  /** Epochs without a lower validation loss after which training stops; without it, it never stops early. */
  readonly patience?: number | undefined;
  /** Goes on where an earlier run was. */
  readonly resumed?: FitState | undefined;
  /** Aborted: training saves after the step that runs, and stops. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what `resumed` takes: after each epoch, and where training is interrupted. */
  readonly onState?: (state: FitState) => Promise<void>;
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
  /** Means over the rows of the epoch while they were trained on, as Keras reports them. */
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

/** Everything that training needs to go on, bit for bit, as if it had not been interrupted. */
export interface FitState {
  readonly epochs: readonly EpochReport[];
  readonly best?: Snapshot | undefined;
  readonly weights: ModelArtifacts;
  readonly optimizer: OptimizerState;
  /** Of the epoch that was begun; null between epochs. */
  readonly begun: EpochSums | null;
}

/** An epoch so far. */
interface EpochSums {
  readonly steps: number;
  readonly rows: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly seconds: number;
}

/**
 * Trains a model: each epoch takes all rows once, in an order drawn from the seed, and then validates.
 * @param trainer made from `resumed.weights` and `resumed.optimizer` where training is resumed
 * @throws TrainFault where the data or the options are unusable (before the first step), where the loss is no longer a
 * finite number (it names the epoch and the step), or where training is interrupted
 */
export async function fit(trainer: Trainer, dataset: Dataset, options: FitOptions): Promise<Fitted> {
  demandUsable(dataset, options, trainer.outputShape);
  const epochs = [...(options.resumed?.epochs ?? [])];
  let best = options.resumed?.best;
  let begun = options.resumed?.begun ?? null;
  let last: Snapshot | undefined;
  const save = async (weights: ModelArtifacts, sums: EpochSums | null) =>
    options.onState?.({ epochs: [...epochs], best, weights, optimizer: await trainer.optimizerState(), begun: sums });
  while (epochs.length < options.epochs && !isExhausted(epochs, options.patience)) {
    const epoch = epochs.length + 1;
    const sums = await trainEpoch(trainer, dataset, epoch, begun, options);
    begun = null;
    if (options.signal?.aborted) {
      await save(await trainer.artifacts(), sums);
      throw trainingFault(`interrupted in epoch ${epoch} after step ${sums.steps}`);
    }
    const { rows, loss, accuracy, seconds } = sums;
    const validated = await score(trainer, dataset, dataset.validation, options);
    const means = { loss: loss / rows, accuracy: accuracy / rows, seconds };
    const report = { epoch, ...means, valLoss: validated.loss, valAccuracy: validated.accuracy };
    last = { epoch, artifacts: await trainer.artifacts() };
    if (epochs.every(({ valLoss }) => report.valLoss < valLoss)) best = last;
    epochs.push(report);
    await save(last.artifacts, null);
    options.onEpoch?.(report);
  }
  last ??= { epoch: epochs.length, artifacts: await trainer.artifacts() };
  if (!best) throw trainingFault("no epoch gave a validation loss that is a number");
  return { epochs, best, last };
}

/** Scores a model on all rows of a split. */
export async function score(
  trainer: Pick<Trainer, "predict" | "outputShape">,
  dataset: Dataset,
  examples: Examples,
  { loss, batchSize }: Pick<FitOptions, "loss" | "batchSize">,
): Promise<Evaluation> {
  const scores = await predictAll(trainer, dataset, examples, batchSize);
  return evaluate(loss, scores, examples.labels, trainer.outputShape.at(-1) ?? 0);
}

/** @returns float32 [rows, …outputShape], flat: probabilities */
export async function predictAll(
  { predict, outputShape }: Pick<Trainer, "predict" | "outputShape">,
  dataset: Dataset,
  examples: Examples,
  batchSize: number,
): Promise<Float32Array> {
  const rows = countRows(dataset, examples);
  const scores = new Float32Array(outputShape.reduce((product, length) => product * length, rows));
  let offset = 0;
  for (const batch of batches(dataset, examples, inOrder(rows), batchSize)) {
    const part = await predict(batch);
    scores.set(part, offset);
    offset += part.length;
  }
  return scores;
}

async function trainEpoch(
  trainer: Trainer,
  dataset: Dataset,
  epoch: number,
  begun: EpochSums | null,
  { batchSize, seed, signal, onStep }: FitOptions,
): Promise<EpochSums> {
  const started = performance.now() - (begun?.seconds ?? 0) * 1000;
  const total = countRows(dataset, dataset.train);
  const order = createRandom(seed, `order of the rows, epoch ${epoch}`).permutation(total);
  const all = Math.ceil(total / batchSize);
  let { steps, rows, loss, accuracy } = begun ?? { steps: 0, rows: 0, loss: 0, accuracy: 0 };
  for (const batch of batches(dataset, dataset.train, order.subarray(steps * batchSize), batchSize)) {
    if (signal?.aborted) break;
    const place = `epoch ${epoch}, step ${steps + 1}`;
    demandFinite(batch.inputs, place);
    const result = await trainer.step(batch);
    if (!Number.isFinite(result.loss)) throw trainingFault(`${place}: the loss is ${result.loss}`);
    const [size = 0] = batch.shape;
    [steps, rows] = [steps + 1, rows + size];
    loss += result.loss * size;
    accuracy += result.accuracy * size;
    onStep?.({ epoch, step: steps, steps: all, loss: loss / rows });
  }
  return { steps, rows, loss, accuracy, seconds: (performance.now() - started) / 1000 };
}

function isExhausted(epochs: readonly EpochReport[], patience: number | undefined): boolean {
  if (patience === undefined || epochs.length === 0) return false;
  const losses = epochs.map(({ valLoss }) => valLoss);
  return epochs.length - 1 - losses.indexOf(Math.min(...losses)) >= patience;
}
