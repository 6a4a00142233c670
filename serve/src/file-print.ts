import { stat } from "node:fs/promises";

/** Changes when a file does: its size, time or place on the disk; the same for every file that is not there. */
export async function filePrint(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path).catch(() => ({ size: -1, mtimeMs: 0, ino: 0 }));
  return `${size}:${mtimeMs}:${ino}`;
}
