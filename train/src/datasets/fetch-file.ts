import { createHash } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isNativeError } from "node:util/types";
import { gunzip } from "node:zlib";
import { dataFault } from "../errors.js";
import { download } from "./download.js";

/** A file that is published somewhere. */
export interface PublicFile {
  /** What it is called in a cache, such as `train-images-idx3-ubyte.gz`. */
  readonly name: string;
  /** Other names it may have in a folder of the user's. */
  readonly otherNames?: readonly string[];
  /** Tried in order. */
  readonly addresses: readonly string[];
}

/** A file on disk, about to be read. */
export interface FoundFile {
  readonly path: string;
  /** One of the file's names. */
  readonly name: string;
  /** For error messages: a path or an address, with what to do. */
  readonly where: string;
}

/** A public file that is stored compressed, and checked uncompressed: archives get recompressed, contents do not. */
export interface RemoteFile {
  /** Without .gz, such as `train-images-idx3-ubyte`. */
  readonly name: string;
  /** Of the uncompressed bytes. */
  readonly sha256: string;
  /** Addresses of the folder that holds `name`.gz, tried in order. */
  readonly mirrors: readonly string[];
}

/** Where files are looked for. */
export interface FileSources {
  /** A folder of the user's that holds the data already; it is only read. */
  readonly dataDir?: string | undefined;
  /** Where downloads are kept. */
  readonly cacheDir: string;
}

/** `ZOO_DATA_DIR`, and `ZOO_CACHE_DIR` or a folder in the user's cache. */
export function sourcesFromEnvironment(environment: NodeJS.ProcessEnv): FileSources {
  const cache = environment.XDG_CACHE_HOME || join(homedir(), ".cache");
  return {
    dataDir: environment.ZOO_DATA_DIR || undefined, // an empty variable is none
    cacheDir: environment.ZOO_CACHE_DIR || join(cache, "rnn-zoo"),
  };
}

/**
 * Reads a public file: from the data folder, from the cache, or from the first address that has it. With a data
 * folder nothing is downloaded; what is downloaded is kept once it was read without a fault.
 * @param folder the data set's folder inside the data folder and the cache
 * @param read gives the content; throws where it is not the public one
 * @throws TrainFault where no source has the file, and what `read` throws
 */
export async function readPublicFile<T>(
  file: PublicFile,
  folder: string,
  { dataDir, cacheDir }: FileSources,
  read: (found: FoundFile) => Promise<T>,
): Promise<T> {
  const { name, addresses } = file;
  if (dataDir !== undefined) return read(await findInDataDir(file, folder, dataDir));
  const cached = join(cacheDir, folder, name);
  if (await exists(cached)) return read({ path: cached, name, where: `${cached} (delete it to download it again)` });
  const partial = join(cacheDir, `${name}.${process.pid}.part`);
  return download(addresses, cached, partial, ({ path, address }) => read({ path, name, where: address }));
}

/**
 * Gives the uncompressed bytes of a file.
 * @param folder the data set's folder inside the data folder and the cache
 * @throws TrainFault where no source has the file, or its SHA-256 is another one
 */
export async function fetchFile(file: RemoteFile, folder: string, sources: FileSources): Promise<Uint8Array> {
  const archive = `${file.name}.gz`;
  const addresses = file.mirrors.map((mirror) => `${mirror}${archive}`);
  const publicFile = { name: archive, otherNames: [file.name], addresses };
  return readPublicFile(publicFile, folder, sources, async ({ path, name, where }) => {
    const bytes = await readWhole(path);
    return checked(name === archive ? await inflate(bytes, where) : bytes, file, where);
  });
}

async function findInDataDir(file: PublicFile, folder: string, dataDir: string): Promise<FoundFile> {
  const places = [join(dataDir, folder), dataDir];
  const names = [...(file.otherNames ?? []), file.name];
  for (const place of places) {
    for (const name of names) {
      const path = join(place, name);
      if (await exists(path)) return { path, name, where: path };
    }
  }
  throw dataFault("ZOO_DATA_DIR", `${names.join(" or ")} in ${places.join(" or ")}`, "no such file");
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isNativeError(error) && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return false;
    throw unreadable(path, error);
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Error {
  return dataFault(path, "a readable file", String(error), { cause: error });
}

async function inflate(archive: Uint8Array, where: string): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(archive);
  } catch (error) {
    throw dataFault(where, "a whole gzip archive", String(error), { cause: error });
  }
}

function checked(content: Uint8Array, file: RemoteFile, where: string): Uint8Array {
  const sha256 = createHash("sha256").update(content).digest("hex");
  if (sha256 === file.sha256) return content;
  throw dataFault(where, `SHA-256 ${file.sha256}`, sha256);
}
