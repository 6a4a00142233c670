import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatCard, type ModelCard } from "@rnn-zoo/models";
import { dataFault } from "./errors.js";
import { formatTritonConfig, type TritonConfig } from "./triton-config.js";

/** The next free version of a model: a whole number from 1 up. */
export async function nextVersion(zoo: string, name: string): Promise<string> {
  const folders = await readdir(join(zoo, name)).catch(() => []);
  return String(Math.max(0, ...folders.filter((folder) => /^\d+$/.test(folder)).map(Number)) + 1);
}

/**
 * Puts a model into a zoo folder, which is a Triton model repository. The version's folder appears whole or not at all.
 * @returns the folder of the version
 * @throws TrainFault where the version exists already or cannot be written
 */
export async function publish(zoo: string, card: ModelCard, file: Uint8Array, config: TritonConfig): Promise<string> {
  const folder = join(zoo, card.name, card.version);
  const partial = join(zoo, card.name, `.${card.version}.${process.pid}.part`);
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, "model.onnx"), file);
    await writeFile(join(partial, "card.json"), formatCard(card));
    await writeFile(join(zoo, card.name, "config.pbtxt"), formatTritonConfig(config));
    await writeFile(join(zoo, card.name, "labels.txt"), `${card.labels.join("\n")}\n`);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw dataFault(folder, "a new folder that can be written", String(error), { cause: error });
  }
  return folder;
}
