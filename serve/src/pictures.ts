import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { committedPictures, committedZoo } from "@rnn-zoo/models";

/** A file that is sent as it is. */
export interface Picture {
  readonly type: string;
  readonly bytes: Buffer;
  /** Changes when the bytes do. */
  readonly etag: string;
}

/** By file name. */
export type Pictures = ReadonlyMap<string, Picture>;

const types: Readonly<Record<string, string>> = { ".svg": "image/svg+xml", ".json": "application/json" };
const fileName = /^[a-z0-9]+(-[a-z0-9]+)*\.(svg|json)$/;

/** The pictures of a zoo: there are some of the committed one, and they would say nothing of another. */
export async function picturesOf(zoo: string): Promise<Pictures> {
  return resolve(zoo) === committedZoo ? readPictures(committedPictures) : new Map();
}

/**
 * Reads pictures, as `npm run plot` wrote them; files of other names are left out.
 * @returns none where there is no such folder
 */
export async function readPictures(folder: string): Promise<Pictures> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => fileName.test(name)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readPicture(join(folder, name))] as const)));
}

async function readPicture(file: string): Promise<Picture> {
  const bytes = await readFile(file);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { type: types[extname(file)] ?? "application/octet-stream", bytes, etag };
}
