import type { Batch } from "../datasets/dataset.js";
import type { ModelArtifacts } from "../keras/artifacts.js";

/** What computes: TensorFlow.js, or another runtime behind the same doors. */
export interface Engine {
  readonly name: string;
  /** Which part of the engine computes, with its version. */
  readonly backend: string;
  /** What the arithmetic really runs on. */
  readonly device: string;
  /**
   * Takes a model with its weights and makes it ready to train.
   * @throws TrainFault where the engine cannot express the model
   */
  createTrainer(model: ModelArtifacts, optimizer: OptimizerOptions): Promise<Trainer>;
}

/** Losses by their Keras names; each belongs to an activation at the end: softmax, softmax, sigmoid. */
export type Loss = "sparseCategoricalCrossentropy" | "categoricalCrossentropy" | "binaryCrossentropy";

export interface OptimizerOptions {
  /** Keras' formulas, with Keras' epsilon of 1e-7. */
  readonly optimizer: "adam";
  readonly learningRate: number;
}

/** A model while it is trained. */
export interface Trainer {
  /** One update from one batch. The loss is the mean categorical cross-entropy, natural logarithm, before it. */
  step(batch: Batch): Promise<{ readonly loss: number; readonly accuracy: number }>;
  /** @returns float32 [rows, classes], flat: probabilities */
  predict(batch: Batch): Promise<Float32Array>;
  /** The model with its present weights. */
  artifacts(): Promise<ModelArtifacts>;
  /** Frees what the trainer holds. */
  close(): void;
}
