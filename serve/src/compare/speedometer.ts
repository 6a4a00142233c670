import type { ServedModel } from "../registry.js";
import { type MeasuredSpeed, type MeasureOptions, measureModels } from "./measure.js";
import type { MeasureTurns, Speeds } from "./measure-turns.js";

/** Knows how fast models are here. */
export interface Speedometer {
  /** What was measured last of this file on its device. */
  known(model: ServedModel): MeasuredSpeed | undefined;
  /**
   * Measures the models of a task anew; whoever asks meanwhile for the same task waits for the same measurement.
   * @throws ServeError measuring, where models of another task are being measured
   */
  measure(task: string, models: readonly ServedModel[]): Promise<void>;
}

/** Measures models in turns with whoever else measures here. */
export function createSpeedometer(options: MeasureOptions, turns: MeasureTurns): Speedometer {
  async function measure(models: readonly ServedModel[]): Promise<Speeds> {
    const found = await measureModels(models, options);
    const speeds = models.map((model) => [identityOf(model), found.get(model.key)] as const);
    return new Map(speeds.flatMap(([file, speed]) => (speed ? [[file, speed] as const] : [])));
  }

  return {
    known: (model) => turns.speeds.get(identityOf(model)),
    measure: (task, models) => turns.take(task, () => measure(models)),
  };
}

function identityOf({ entry, placement }: ServedModel): string {
  return `${entry.card.onnx.sha256} ${placement?.device ?? "cpu"}`;
}
