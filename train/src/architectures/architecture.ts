import type { Loss, OptimizerName } from "../engines/engine.js";
import type { SequentialTopology } from "../keras/topology.js";

/** How a model is trained unless the caller says otherwise. */
export interface Recipe {
  readonly loss: Loss;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the 60,000 training digits, held out to validate on; without them, the test split is validated on. */
  readonly validationRows?: number;
  /** Of initial weights, of the order of the rows and of what is held out; 1 unless given. */
  readonly seed?: number;
  /** Where the recipe is not the source's: what was changed, and why. */
  readonly note?: string;
}

export const taskNames = ["digit", "sentiment", "sound"] as const;
export type TaskName = (typeof taskNames)[number];

/** One system of the sources. */
export interface Architecture {
  readonly task: TaskName;
  readonly source: string;
  readonly topology: SequentialTopology;
  readonly recipe: Recipe;
  /** Scores that the source reports, on the test split; nothing where it has none. */
  readonly published?: { readonly accuracy: number; readonly loss?: number };
}
