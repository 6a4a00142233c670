import { type ModelCard, type ModelEntry, readModelFile } from "@rnn-zoo/models";
import { findArchitecture } from "./architectures.js";
import { demandSameData } from "./check-card.js";
import type { Dataset } from "./datasets/dataset.js";
import type { Engine } from "./engines/engine.js";
import { exportChecked } from "./export-checked.js";
import { demandWritable, nextVersion, publish } from "./publish.js";
import { demandSameWeights, readPublishedWeights } from "./published-weights.js";
import { tritonConfigOf } from "./triton-config.js";
import { onnxFacts } from "./write-card.js";

/**
 * Exports a published model anew, from the weights in its file, and publishes it as a new version: its card keeps what
 * it says of the training, and says anew what can be measured from the file.
 * @param zoo where the new version is published
 * @throws TrainFault where the data are not those of the card, a weight cannot be read, file and engine do not agree, or
 * nothing can be written
 */
export async function republish(
  entry: ModelEntry,
  dataset: Dataset,
  engine: Engine,
  zoo: string,
): Promise<{ readonly folder: string; readonly card: ModelCard }> {
  const { name, card: old } = entry;
  demandSameData(old, dataset);
  await demandWritable(zoo, name);
  const { topology, recipe, task } = findArchitecture(name);
  const before = await readModelFile(entry);
  const artifacts = readPublishedWeights(before, topology);
  const exported = await exportChecked(name, dataset, engine, { ...recipe, seed: old.training.seed }, artifacts);
  demandSameWeights(before, exported.file, topology);
  const { confusion, score, rows } = exported.test;
  const card: ModelCard = {
    ...old,
    version: await nextVersion(zoo, name),
    test: {
      ...old.test,
      deployed: { ...old.test.deployed, ...score },
      ...rows,
      ...(confusion.length > 0 && { confusion: confusion.map((row) => ({ row })) }),
    },
    onnx: onnxFacts(task, exported),
  };
  const config = tritonConfigOf(name, dataset, exported.outputShape);
  return { card, folder: await publish(zoo, card, exported.file, config, dataset.files) };
}
