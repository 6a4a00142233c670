import { listVersions, type ModelEntry, ModelFileError, readVersion } from "@rnn-zoo/models";
import type { Logger } from "pino";
import { defaultModels } from "./default-models.js";
import { SettingsError } from "./errors.js";
import { faultOf } from "./model-fault.js";
import { createRegistry, type Registry, type VersionAside } from "./registry.js";
import type { Settings } from "./settings.js";

type ZooSettings = Pick<Settings, "modelsDir" | "defaultDigit" | "defaultSentiment" | "defaultSound">;

/**
 * Registers every version in a zoo folder. One whose card is missing or damaged counts as failed, and stops no other.
 * @throws ModelFileError where the folder cannot be read
 * @throws SettingsError where there is nothing in it
 */
export async function registerZoo(settings: ZooSettings, logger: Logger): Promise<Registry> {
  const { modelsDir: zoo } = settings;
  const entries: ModelEntry[] = [];
  const failed: VersionAside[] = [];
  const folders = await listVersions(zoo, (fault) => logger.error({ err: fault }, "a folder is left out"));
  for (const folder of folders) {
    try {
      entries.push(await readVersion(folder));
    } catch (error) {
      if (!(error instanceof ModelFileError)) throw error;
      const { name, version } = folder;
      logger.error({ err: error, model: `${name}/${version}` }, "a model cannot be loaded");
      failed.push({ name, version, state: "failed", reason: faultOf(error), isMissed: true });
    }
  }
  if (folders.length === 0) {
    throw new SettingsError(`ZOO_MODELS_DIR: expected a folder of models, got none in ${zoo}`);
  }
  const registry = createRegistry(entries, defaultModels(settings, entries));
  for (const version of failed) registry.setAside(version);
  return registry;
}
