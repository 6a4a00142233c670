import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { isNativeError } from "node:util/types";
import { dataFault, downloadFault, TrainFault } from "../errors.js";
import { createProgress } from "../progress.js";

/** Where a download lies while it is being checked. */
export interface Download {
  /** The file on disk. */
  readonly path: string;
  /** Where it came from. */
  readonly address: string;
}

/**
 * Downloads a file, has it checked, and only then moves it to its place: a cut, a wrong content or a full disk never
 * leaves half a file there. The parts are written beside the folder, which is made when it gets its first file.
 * @param addresses tried in order
 * @param place where the file is kept once `check` has accepted it
 * @param partial where it lies until then
 * @param check throws where the content is not what it should be
 * @throws TrainFault of code "download" where no address gives the whole file, of code "data" where the disk refuses
 */
export async function download<T>(
  addresses: readonly string[],
  place: string,
  partial: string,
  check: (download: Download) => Promise<T>,
): Promise<T> {
  await onDisk(partial, mkdir(dirname(partial), { recursive: true }));
  try {
    const address = await firstThatAnswers(addresses, partial);
    const content = await check({ path: partial, address });
    await onDisk(place, mkdir(dirname(place), { recursive: true }));
    await onDisk(place, rename(partial, place));
    return content;
  } finally {
    await rm(partial, { force: true });
  }
}

async function firstThatAnswers(addresses: readonly string[], partial: string): Promise<string> {
  const failures: string[] = [];
  for (const address of addresses) {
    const file = await onDisk(partial, open(partial, "w"));
    try {
      await downloadFrom(address, file, partial);
      return address;
    } catch (error) {
      if (error instanceof TrainFault) throw error;
      failures.push(`${address}: ${reason(error)}`);
    } finally {
      await file.close();
    }
  }
  throw downloadFault(failures);
}

async function downloadFrom(address: string, file: FileHandle, path: string): Promise<void> {
  const response = await fetch(address, { headers: { "accept-encoding": "identity" } });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const total = Number(response.headers.get("content-length") ?? 0);
  const progress = createProgress(`download ${address.slice(address.lastIndexOf("/") + 1)}`, total);
  let received = 0;
  try {
    for await (const chunk of response.body) {
      await onDisk(path, file.appendFile(chunk));
      received += chunk.length;
      progress.update(received);
    }
  } finally {
    progress.stop();
  }
  if (total > 0 && received !== total) throw new Error(`${received} of ${total} bytes`);
}

async function onDisk<T>(path: string, action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (error) {
    throw dataFault(path, "room to keep a download (or set ZOO_CACHE_DIR)", String(error), { cause: error });
  }
}

function reason(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  return isNativeError(error.cause) ? error.cause.message : error.message;
}
