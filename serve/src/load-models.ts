import { readModelFile } from "@rnn-zoo/models";
import type { Logger } from "pino";
import type { Engine } from "./engine.js";
import { surfaces } from "./predict/surfaces.js";
import type { Registry } from "./registry.js";
import { tasks } from "./tasks.js";

/**
 * Loads every registered model into the engine, one after the other, and keeps the registry told. A model that
 * cannot be loaded counts as failed; the log says why.
 * @param isDraining ends the loading before the next model
 * @returns how many are ready
 */
export async function loadModels(
  registry: Registry,
  engine: Pick<Engine, "load">,
  logger: Logger,
  isDraining: () => boolean,
): Promise<number> {
  let ready = 0;
  for (const { key, entry } of registry.list()) {
    if (isDraining()) break;
    try {
      const task = tasks.get(entry.card.task);
      if (!task) throw new Error(`expected a task of ${[...tasks.keys()].join(", ")}, got "${entry.card.task}"`);
      await surfaces.get(entry.card.task)?.prepare?.(entry);
      await engine.load({ key, task, bytes: await readModelFile(entry) });
      registry.setState(key, "ready");
      ready++;
    } catch (error) {
      registry.setState(key, "failed");
      logger.error({ err: error, model: key }, "a model cannot be loaded");
    }
  }
  return ready;
}
