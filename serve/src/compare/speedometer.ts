import { errors } from "../errors.js";
import type { ServedModel } from "../registry.js";
import { type MeasuredSpeed, type MeasureOptions, measureModels } from "./measure.js";

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

export function createSpeedometer(options: MeasureOptions): Speedometer {
  const speeds = new Map<string, MeasuredSpeed>(); // one a file that was ever measured: some hundred bytes each
  let current: { readonly task: string; readonly done: Promise<void> } | undefined;

  async function measure(models: readonly ServedModel[]): Promise<void> {
    const found = await measureModels(models, options);
    for (const model of models) {
      const speed = found.get(model.key);
      if (speed) speeds.set(identityOf(model), speed);
    }
  }

  return {
    known: (model) => speeds.get(identityOf(model)),
    measure: async (task, models) => {
      if (current && current.task !== task) throw errors.measuring(current.task);
      current ??= {
        task,
        done: measure(models).finally(() => {
          current = undefined;
        }),
      };
      await current.done;
    },
  };
}

function identityOf({ entry, placement }: ServedModel): string {
  return `${entry.card.onnx.sha256} ${placement?.device ?? "cpu"}`;
}
