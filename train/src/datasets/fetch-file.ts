import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isNativeError } from "node:util/types";
import { gunzip } from "node:zlib";
import { dataFault } from "../errors.js";
import { createProgress } from "../progress.js";

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
  const cache = environment.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  return { dataDir: environment.ZOO_DATA_DIR, cacheDir: environment.ZOO_CACHE_DIR ?? join(cache, "rnn-zoo") };
}

/**
 * Gives the uncompressed bytes of a file: from the data folder, from the cache, or from the first mirror that has it.
 * With a data folder nothing is downloaded.
 * @param folder the data set's folder inside the data folder and the cache
 * @throws TrainFault where no source has the file, or its SHA-256 is another one
 */
export async function fetchFile(file: RemoteFile, folder: string, sources: FileSources): Promise<Uint8Array> {
  if (sources.dataDir !== undefined) return fromDataDir(file, folder, sources.dataDir);
  const cached = join(sources.cacheDir, folder, `${file.name}.gz`);
  const archive = await readIfThere(cached);
  if (archive) return checked(await inflate(archive, cached), file, `${cached} (delete it to download it again)`);
  const { bytes, address } = await download(file);
  const content = checked(await inflate(bytes, address), file, address);
  await keep(bytes, cached);
  return content;
}

async function fromDataDir(file: RemoteFile, folder: string, dataDir: string): Promise<Uint8Array> {
  const places = [join(dataDir, folder), dataDir];
  for (const place of places) {
    const plain = await readIfThere(join(place, file.name));
    if (plain) return checked(plain, file, join(place, file.name));
    const archive = await readIfThere(join(place, `${file.name}.gz`));
    if (archive) return checked(await inflate(archive, `${file.name}.gz`), file, join(place, `${file.name}.gz`));
  }
  throw dataFault("ZOO_DATA_DIR", `${file.name} or ${file.name}.gz in ${places.join(" or ")}`, "neither");
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isNativeError(error) && "code" in error && error.code === "ENOENT") return undefined;
    throw dataFault(path, "a readable file", String(error), { cause: error });
  }
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

async function download(file: RemoteFile): Promise<{ bytes: Uint8Array; address: string }> {
  const failures: string[] = [];
  for (const mirror of file.mirrors) {
    const address = `${mirror}${file.name}.gz`;
    try {
      return { bytes: await downloadFrom(address, file.name), address };
    } catch (error) {
      failures.push(`${address}: ${reason(error)}`);
    }
  }
  const advice = "set ZOO_DATA_DIR to a folder that holds it, or go online";
  throw dataFault(file.name, `a download (${advice})`, failures.join("; "));
}

async function downloadFrom(address: string, name: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const total = Number(response.headers.get("content-length") ?? 0);
  const progress = createProgress(`download ${name}`, total);
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      received += chunk.length;
      progress.update(received);
    }
  } finally {
    progress.stop();
  }
  if (total > 0 && received !== total) throw new Error(`${received} of ${total} bytes`);
  return Buffer.concat(chunks);
}

/** Written beside its place and then moved, so that a cut never leaves half a file there. */
async function keep(bytes: Uint8Array, path: string): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(partial, bytes);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw dataFault(path, "room to keep a download (or set ZOO_CACHE_DIR)", String(error), { cause: error });
  }
}

function reason(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  return isNativeError(error.cause) ? error.cause.message : error.message;
}
