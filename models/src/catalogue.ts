import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ModelCard, parseCard } from "./card.js";
import { ModelFileError } from "./errors.js";
import { readInside } from "./read-inside.js";

/** One version of one model on disk. */
export interface ModelEntry {
  readonly name: string;
  /** A whole number from 1 up, as text. */
  readonly version: string;
  readonly card: ModelCard;
  /** The folder of this version. */
  readonly folder: string;
}

/** The zoo that comes with this package. */
export const committedZoo = fileURLToPath(new URL("../zoo", import.meta.url));

/** Pictures of that zoo. */
export const committedPictures = fileURLToPath(new URL("../pictures", import.meta.url));

/** A name is a folder, a route, a metric label: lower case letters, digits and hyphens. */
export const modelNamePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const versionPattern = /^[1-9]\d{0,8}$/;

/** A folder that should hold one version of one model. */
export type VersionFolder = Pick<ModelEntry, "name" | "version" | "folder">;

/**
 * Lists every version of every model of a zoo folder, by name, then version from old to new.
 * @throws ModelFileError where the folder cannot be read, a name is no model name, or a card is missing or wrong
 */
export async function readCatalogue(zoo: string): Promise<ModelEntry[]> {
  const entries: ModelEntry[] = [];
  const refuse = (fault: ModelFileError) => {
    throw fault;
  };
  for (const folder of await listVersions(zoo, refuse)) entries.push(await readVersion(folder));
  return entries;
}

/**
 * Lists the folders of all versions, by name, then from old to new, and looks into none.
 * @param onFault is told of each folder whose name is no model name; it is left out
 * @throws ModelFileError where the zoo folder cannot be read
 */
export async function listVersions(zoo: string, onFault: (fault: ModelFileError) => void): Promise<VersionFolder[]> {
  const all: VersionFolder[] = [];
  for (const name of await folders(zoo)) {
    if (!modelNamePattern.test(name)) {
      const expected = "a folder named in lower case letters, digits and hyphens";
      onFault(new ModelFileError(join(zoo, name), expected, `"${name}"`));
      continue;
    }
    const versions = (await folders(join(zoo, name))).filter((version) => versionPattern.test(version));
    versions.sort((a, b) => Number(a) - Number(b));
    all.push(...versions.map((version) => ({ name, version, folder: join(zoo, name, version) })));
  }
  return all;
}

/**
 * Reads the model.onnx of an entry.
 * @throws ModelFileError where it is missing or its SHA-256 is not the card's
 */
export async function readModelFile(entry: ModelEntry): Promise<Uint8Array> {
  const file = join(entry.folder, "model.onnx");
  const bytes = await readInside(join(entry.folder, "..", ".."), file, "a model file");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== entry.card.onnx.sha256) {
    throw new ModelFileError(file, `SHA-256 ${entry.card.onnx.sha256} (as its card says)`, sha256);
  }
  return bytes;
}

/**
 * Reads the card of a version.
 * @throws ModelFileError where it is missing, or not the card of this model and version
 */
export async function readVersion({ name, version, folder }: VersionFolder): Promise<ModelEntry> {
  const file = join(folder, "card.json");
  const card = parseCard((await readInside(join(folder, "..", ".."), file, "a model card")).toString(), file);
  if (card.name !== name || card.version !== version) {
    throw new ModelFileError(file, `the card of ${name}/${version}`, `the card of ${card.name}/${card.version}`);
  }
  return { name, version, card, folder };
}

async function folders(parent: string): Promise<string[]> {
  const children = await readdir(parent, { withFileTypes: true }).catch((error: Error) => {
    throw new ModelFileError(parent, "a folder of models", error.message);
  });
  return children
    .filter((child) => child.isDirectory() && !child.name.startsWith("."))
    .map((child) => child.name)
    .sort();
}
