// npm run bench -- profile [--seconds 10] [--only "64 digits"]
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { withTemporaryFolder } from "../../support/temporary-folder.js";
import { driveClosed } from "../generator/drive.js";
import { prepareShots, takeTurns } from "../generator/shots.js";
import { processorMs, threadMs } from "../serve-bench/processor-time.js";
import { type ServeWorkload, serveWorkloads } from "../serve-bench/workloads.js";
import { startServerUnderLoad } from "../server-under-load.js";
import { type CpuProfile, sharesByKind } from "./cpu-profile.js";
import { kinds } from "./kinds.js";

interface Spent {
  readonly workload: string;
  /** Processor time of a request, in microseconds: the thread that owns HTTP, and all others of the process. */
  readonly mainUs: number;
  readonly othersUs: number;
  readonly shares: ReadonlyMap<string, number>;
}

/** Where the main thread of the server spends its time, by kind of work and workload (Linux). */
export async function profileCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { seconds: { type: "string", default: "10" }, only: { type: "string", default: "digit" } },
  });
  const chosen = serveWorkloads.filter(({ name, clients }) => name.includes(values.only) && [8, 64].includes(clients));
  const spent: Spent[] = [];
  for (const workload of chosen) spent.push(await profile(workload, 1000 * Number(values.seconds)));
  console.log(profileTable(spent));
}

async function profile({ name, content, clients }: ServeWorkload, forMs: number): Promise<Spent> {
  const model = content.task === "digit" ? "digit-lstm-bn" : "sentiment-lstm";
  const entry = (await readCatalogue(committedZoo)).find((one) => one.name === model);
  if (!entry) throw new Error(`${committedZoo}: expected a model ${model}, got none`);
  return withTemporaryFolder(async (folder) => {
    const { url, pid, close } = await startServerUnderLoad({}, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    const next = takeTurns([{ weight: 1, things: await prepareShots({ ...content, model }, entry, url.host) }]);
    const drive = { server: url, next, warmUpMs: 0, checkEvery: 101 };
    await driveClosed(drive, clients, forMs / 2); // Express is slow at first
    const before = await spentBy(pid);
    const { perSecond, wrong } = await driveClosed(drive, clients, forMs);
    const after = await spentBy(pid);
    if (wrong.length > 0) throw new Error(`${name}: ${wrong[0]}`);
    await close();
    const requests = (perSecond * forMs) / 1000;
    const us = (ms: number) => (1000 * ms) / requests;
    const main = us(after.main - before.main);
    const shares = sharesByKind(await mainProfile(folder), kinds, forMs);
    return { workload: name, mainUs: main, othersUs: us(after.all - before.all) - main, shares };
  });
}

async function spentBy(pid: number | undefined): Promise<{ main: number; all: number }> {
  return { main: (await threadMs(pid)) ?? Number.NaN, all: (await processorMs(pid)) ?? Number.NaN };
}

/** Files are named CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile; the main thread is 0. */
async function mainProfile(folder: string): Promise<CpuProfile> {
  const file = (await readdir(folder)).find((name) => name.split(".")[4] === "0");
  if (file === undefined) throw new Error(`${folder}: expected a profile of the main thread, got none`);
  return JSON.parse(await readFile(join(folder, file), "utf8"));
}

/** Microseconds of a request: a column for each workload. */
export function profileTable(spent: readonly Spent[]): string {
  const row = (name: string, cell: (one: Spent) => string) => `| ${[name, ...spent.map(cell)].join(" | ")} |`;
  const names = [...(spent[0]?.shares.keys() ?? [])];
  return [
    row("µs of processor time for a request", ({ workload }) => workload),
    `|---|${spent.map(() => "---|").join("")}`,
    ...names.map((name) => row(name, ({ shares, mainUs }) => (mainUs * (shares.get(name) ?? 0)).toFixed(1))),
    row("**main thread**", ({ mainUs }) => mainUs.toFixed(0)),
    row("**all other threads**", ({ othersUs }) => othersUs.toFixed(0)),
  ].join("\n");
}
