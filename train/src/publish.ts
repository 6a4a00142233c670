import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNativeError } from "node:util/types";
import { formatCard, type ModelCard } from "@rnn-zoo/models";
import { dataFault } from "./errors.js";
import { formatTritonConfig, type TritonConfig } from "./triton-config.js";

/**
 * The next free version of a model: a whole number from 1 up.
 * @throws TrainFault where the model's folder cannot be read
 */
export async function nextVersion(zoo: string, name: string): Promise<string> {
  const folders = await readdir(join(zoo, name)).catch((error: unknown) => {
    if (isNativeError(error) && "code" in error && error.code === "ENOENT") return [];
    throw dataFault(join(zoo, name), "a folder of versions", String(error), { cause: error });
  });
  return String(Math.max(0, ...folders.filter((folder) => /^\d+$/.test(folder)).map(Number)) + 1);
}

/**
 * Makes sure that a model can be published, so that nobody trains for nothing. Leaves nothing behind but the zoo's folder.
 * @throws TrainFault where nothing can be written there
 */
export async function demandWritable(zoo: string, name: string): Promise<void> {
  const folder = join(zoo, name);
  try {
    const created = await mkdir(folder, { recursive: true });
    await rmdir(await mkdtemp(join(folder, ".probe-")));
    if (created !== undefined) await rmdir(folder).catch(() => undefined); // another run may be publishing there
  } catch (error) {
    throw dataFault(folder, "a folder that can be written", String(error), { cause: error });
  }
}

/**
 * Puts a model into a zoo folder, which is a Triton model repository. The version's folder appears whole or not at all,
 * and what describes all versions changes only when it has appeared.
 * @param files beside the model in the version's folder: name → text
 * @returns the folder of the version
 * @throws TrainFault where the version exists already or cannot be written
 * @throws ModelFileError where the card does not fit card.proto
 */
export async function publish(
  zoo: string,
  card: ModelCard,
  file: Uint8Array,
  config: TritonConfig,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const text = formatCard(card);
  const parent = join(zoo, card.name);
  const folder = join(parent, card.version);
  const partial = join(parent, `.${card.version}.${process.pid}.part`);
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, "model.onnx"), file);
    await writeFile(join(partial, "card.json"), text);
    for (const [name, content] of Object.entries(files)) await writeFile(join(partial, name), content);
    await rename(partial, folder);
    await replaceFile(join(parent, "config.pbtxt"), formatTritonConfig(config));
    await replaceFile(join(parent, "labels.txt"), `${card.labels.join("\n")}\n`);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw dataFault(folder, "a new folder that can be written", String(error), { cause: error });
  }
  return folder;
}

/** Writes a file whole or not at all. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  await writeFile(partial, text);
  await rename(partial, path);
}
