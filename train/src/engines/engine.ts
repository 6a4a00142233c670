import type { Batch } from "../datasets/dataset.js";
import type { ModelArtifacts } from "../keras/artifacts.js";
import type { LearningRate } from "./learning-rate.js";

/** What computes: TensorFlow.js, or onnxruntime, behind the same doors. */
export interface Engine {
  readonly name: "tensorflow" | "onnxruntime";
  /** Which part of the engine computes, with its version. */
  readonly backend: string;
  /** What the arithmetic really runs on. */
  readonly device: string;
  /**
   * Takes a model with its weights and makes it ready to train.
   * @param resumed what an earlier trainer of this engine gave for the same model and options
   * @throws TrainFault where the engine cannot express the model or an option
   */
  createTrainer(model: ModelArtifacts, options: TrainerOptions, resumed?: OptimizerState): Promise<Trainer>;
}

/** Losses by their Keras names; each belongs to an activation at the end: softmax, softmax, sigmoid. */
export type Loss = "sparseCategoricalCrossentropy" | "categoricalCrossentropy" | "binaryCrossentropy";

export type OptimizerName = "adam" | "rmsprop" | "sgd";

export interface TrainerOptions {
  readonly loss: Loss;
  /** Keras' formulas, with Keras' epsilon of 1e-7. */
  readonly optimizer: OptimizerName;
  /** A number, or a schedule over the steps. */
  readonly learningRate: LearningRate;
  /** Of sgd; 0 unless given. */
  readonly momentum?: number;
  /** Gradients are scaled down to this Euclidean norm, taken over all weights together. */
  readonly clipNorm?: number;
  /** Of what dropout drops. */
  readonly seed: number;
}

/** What an optimiser remembers between steps; only the engine that gave it can read it. */
export interface OptimizerState {
  readonly steps: number;
  readonly slots: readonly Float32Array[];
}

export interface StepResult {
  /** Mean over the rows by their weights, natural logarithm, before the update. */
  readonly loss: number;
  /** Likewise, 0 to 1. */
  readonly accuracy: number;
}

/** A model while it is trained. */
export interface Trainer {
  /** The shape of one row of scores: [classes] or [time, classes] */
  readonly outputShape: readonly number[];
  /** One update from one batch. Where the loss is no finite number, the weights stay as they were. */
  step(batch: Batch): Promise<StepResult>;
  /** @returns float32 [rows, …outputShape], flat: probabilities */
  predict(batch: Batch): Promise<Float32Array>;
  /** The model with its present weights. */
  artifacts(): Promise<ModelArtifacts>;
  /** What is needed beside the weights to go on as if nothing had happened. */
  optimizerState(): Promise<OptimizerState>;
  /** Frees what the trainer holds, after the step that runs. */
  close(): Promise<void>;
}
