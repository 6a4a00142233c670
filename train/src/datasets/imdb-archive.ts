import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import { dataFault } from "../errors.js";
import { createProgress } from "../progress.js";
import type { FoundFile } from "./fetch-file.js";

/** A labelled review. */
export interface Review {
  /** `split/label/file`, such as `train/pos/0_9.txt`. */
  readonly name: string;
  readonly text: string;
}

const labelled = /^(?:\.\/)?aclImdb\/((?:train|test)\/(?:neg|pos)\/[^/]+\.txt)$/;

/**
 * Reads the labelled reviews out of the archive as Stanford publishes it, in the order of their names. Nothing is
 * unpacked to disk; everything else in the archive is passed over.
 * @param sha256 of `name NUL text NUL` of all labelled reviews in the order of their names: archives get recompressed,
 *   and their unlabelled part may be left out; the reviews stay the same
 * @throws TrainFault where the archive is damaged, or its reviews are not the ones that are meant
 */
export async function readReviews({ path, where }: FoundFile, sha256: string): Promise<Review[]> {
  const texts = await readTexts(path, where);
  const names = [...texts.keys()].sort();
  const hash = createHash("sha256");
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(texts.get(name) ?? "")
      .update("\0");
  const received = hash.digest("hex");
  if (received !== sha256) {
    throw dataFault(where, `reviews of SHA-256 ${sha256}`, `${names.length} reviews of SHA-256 ${received}`);
  }
  return names.map((name) => ({ name, text: texts.get(name)?.toString("utf8") ?? "" }));
}

async function readTexts(path: string, where: string): Promise<Map<string, Buffer>> {
  const progress = createProgress("read reviews", (await stat(path)).size);
  try {
    const archive = createReadStream(path);
    const entries = extract();
    const reading = collect(entries, () => progress.update(archive.bytesRead));
    const [texts] = await Promise.all([reading, pipeline(archive, createGunzip(), entries)]);
    return texts;
  } catch (error) {
    throw dataFault(where, "a whole tar.gz archive", String(error), { cause: error });
  } finally {
    progress.stop();
  }
}

async function collect(entries: Extract, onEntry: () => void): Promise<Map<string, Buffer>> {
  const texts = new Map<string, Buffer>();
  for await (const entry of entries) {
    const name = entry.header.type === "file" ? labelled.exec(entry.header.name)?.[1] : undefined;
    if (name === undefined) {
      entry.resume();
      continue;
    }
    texts.set(name, await buffer(entry));
    onEntry();
  }
  return texts;
}
