import { readdir, readFile } from "node:fs/promises";

const msPerTick = 10; // Linux counts in hundredths of a second for everybody, whatever the kernel's own clock

/**
 * Processor time of a process and of its children, all threads together. It hardly changes with who else uses the
 * machine, as throughput does.
 * @returns milliseconds, or nothing where there is no /proc
 */
export async function processorMs(pid: number | undefined): Promise<number | undefined> {
  if (pid === undefined) return undefined;
  const all = await readAll();
  const own = all.filter((one) => one.pid === pid || one.parent === pid);
  return own.length === 0 ? undefined : own.reduce((sum, { ticks }) => sum + ticks * msPerTick, 0);
}

/**
 * Processor time of the first thread of a process: JavaScript's main thread.
 * @returns milliseconds, or nothing where there is no /proc
 */
export async function threadMs(pid: number | undefined): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/task/${pid}/stat`, "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseStat(text).ticks * msPerTick;
}

async function readAll() {
  const names = await readdir("/proc").catch(() => []);
  const stats = names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readFile(`/proc/${name}/stat`, "utf8").catch(() => "")); // it may have ended meanwhile
  return (await Promise.all(stats)).filter((text) => text !== "").map(parseStat);
}

/** Reads /proc/<pid>/stat (proc(5)): "pid (name) state parent ... user system ..." */
export function parseStat(text: string): { pid: number; parent: number; ticks: number } {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" "); // a name may hold spaces and parentheses
  return {
    pid: Number.parseInt(text, 10),
    parent: Number(fields[1]),
    ticks: Number(fields[11]) + Number(fields[12]),
  };
}
