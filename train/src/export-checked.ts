import { findArchitecture } from "./architectures.js";
import type { Dataset } from "./datasets/dataset.js";
import type { Engine, Trainer, TrainerOptions } from "./engines/engine.js";
import { exportOnnx } from "./export/export-onnx.js";
import { exportFrontPadded } from "./export-front-padded.js";
import { predictAll } from "./fit.js";
import type { ModelArtifacts } from "./keras/artifacts.js";
import { demandParity, runExported, runWithoutPadding } from "./parity.js";
import { trainTasks } from "./tasks.js";
import { scoreTest } from "./test-score.js";
import type { Exported } from "./write-card.js";

export interface Checked extends Exported {
  /** Of one row of scores. */
  readonly outputShape: readonly number[];
}

/**
 * Exports weights of a model of the zoo, and holds the file against the engine on the whole test split: with padded
 * texts, and with each text alone where the file can leave padding out.
 * @throws TrainFault where they differ by more than the limit
 */
export async function exportChecked(
  name: string,
  dataset: Dataset,
  engine: Engine,
  options: TrainerOptions & { readonly batchSize: number },
  artifacts: ModelArtifacts,
): Promise<Checked> {
  const { frontPadding } = trainTasks[findArchitecture(name).task];
  const file = await exportArchitecture(name, dataset, artifacts);
  const trainer: Trainer = await engine.createTrainer(artifacts, options);
  try {
    const { outputShape } = trainer;
    const framework = await predictAll(trainer, dataset, dataset.test, options.batchSize);
    const scores = await runExported(file, dataset, dataset.test);
    const cut = frontPadding ? await runWithoutPadding(file, frontPadding, dataset.test) : scores;
    const parity = Math.max(demandParity(name, framework, scores), demandParity(name, framework, cut));
    const test = scoreTest(options.loss, scores, dataset.test, outputShape.at(-1) ?? 0);
    return { file, parity, test, outputShape };
  } finally {
    await trainer.close();
  }
}

async function exportArchitecture(name: string, dataset: Dataset, artifacts: ModelArtifacts): Promise<Uint8Array> {
  const { task, source } = findArchitecture(name);
  const { input, outputName, frontPadding } = trainTasks[task];
  const options = {
    inputName: input.name,
    outputName,
    ...(input.dataType === "TYPE_UINT8" && { bytesDividedBy: dataset.divisor }),
    metadata: { labels: dataset.labels.join(" "), source },
  };
  if (!frontPadding) return exportOnnx(artifacts, options);
  return (await exportFrontPadded(artifacts, frontPadding, options)).file;
}
