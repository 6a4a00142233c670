import { join } from "node:path";
import { listVersions, vocabularyFile } from "@rnn-zoo/models";
import type { Logger } from "pino";
import { filePrint } from "./file-print.js";

export interface WatchOptions {
  readonly zoo: string;
  /** Between two looks. */
  readonly everyMs: number;
  /** Is told of each model whose folder has changed, once it has looked the same twice: nobody writes to it any more. */
  readonly onChange: (name: string) => Promise<unknown>;
  readonly logger: Logger;
}

/** The files of a version that matter. */
const files = ["card.json", "model.onnx", vocabularyFile];

/** Changes when a file of a version does: size, time or place on the disk. */
export async function fingerprint(folder: string): Promise<string> {
  return (await Promise.all(files.map((name) => filePrint(join(folder, name))))).join();
}

/**
 * Looks at a zoo folder again and again. (Notices of the system would be quicker, but no network file system and few
 * container volumes send them.)
 * @returns a function that ends it
 */
export async function watchZoo({ zoo, everyMs, onChange, logger }: WatchOptions): Promise<() => void> {
  let before = await look(zoo);
  const handled = new Map(before);
  let stopped = false;
  let isReadable = true;

  async function compare(): Promise<void> {
    const now = await look(zoo);
    for (const name of new Set([...now.keys(), ...handled.keys()])) {
      const isSettled = now.get(name) === before.get(name);
      if (!isSettled || now.get(name) === handled.get(name) || stopped) continue;
      logger.info({ model: name }, "the folder of a model has changed");
      await onChange(name);
      const print = now.get(name);
      if (print === undefined) handled.delete(name);
      else handled.set(name, print);
    }
    before = now;
  }

  async function again(): Promise<void> {
    try {
      await compare();
      isReadable = true;
    } catch (error) {
      if (isReadable) logger.error({ err: error }, "the models folder cannot be watched");
      isReadable = false; // said once
    }
    if (!stopped) timer = setTimeout(() => void again(), everyMs).unref();
  }

  let timer = setTimeout(() => void again(), everyMs).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** A fingerprint of each model. */
async function look(zoo: string): Promise<ReadonlyMap<string, string>> {
  const models = new Map<string, string>();
  for (const { name, version, folder } of await listVersions(zoo, () => undefined)) {
    models.set(name, `${models.get(name) ?? ""};${version}=${await fingerprint(folder)}`);
  }
  return models;
}
