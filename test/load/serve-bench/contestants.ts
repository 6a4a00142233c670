import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startServeProcess } from "../../support/serve-process.js";
import { startServerUnderLoad } from "../server-under-load.js";
import type { ContestantName } from "./workloads.js";

/** A server in a process of its own, ready. */
export interface Contestant {
  readonly name: ContestantName;
  readonly url: URL;
  readonly pid: number | undefined;
  close(): Promise<void>;
}

/** onnxruntime without a server. */
export interface RawEngine {
  /** @param columns ids of a text, or 0 for pictures */
  rowsPerSecond(model: string, rows: number, columns: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts every server; what cannot be started here is told in words. */
export async function startContestants(digitModel: string, textModel: string | undefined) {
  const models = textModel === undefined ? [digitModel] : [digitModel, textModel];
  const contestants: Contestant[] = [
    await startPeer("naive", [here("../peers/naive.js"), ...models]),
    await startPeer("naive, 1 thread", [here("../peers/naive.js"), "--threads", "1", ...models]),
    await startPeer("constant", [here("../peers/constant.js")]),
    await startPeer("bare", [here("../peers/bare.js")]),
    { name: "ours", ...(await startServerUnderLoad()) },
  ];
  const leftOut: string[] = [];
  if (await hasProcesses())
    contestants.push({ name: "ours, 2 processes", ...(await startServerUnderLoad({ ZOO_PROCESSES: "2" })) });
  else leftOut.push("ours, 2 processes: this server has no setting ZOO_PROCESSES");
  if (textModel === undefined) leftOut.push("texts: no such model in the zoo");
  return { contestants, leftOut };
}

/** @param workers threads */
export function startRawEngine(workers: number): RawEngine {
  const { ask, close } = startChild([here("../peers/raw-engine.js"), String(workers)]);
  return {
    rowsPerSecond: async (...order) => Number(await ask(`${order.join(" ")}\n`)),
    close,
  };
}

async function startPeer(name: ContestantName, command: readonly string[]): Promise<Contestant> {
  const { ask, close, pid } = startChild(command);
  return { name, url: new URL(await ask("")), pid, close };
}

function startChild(command: readonly string[]) {
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    pid: child.pid,
    ask: async (order: string): Promise<string> => {
      child.stdin.write(order);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command.join(" ")} has ended`);
      return value;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

async function hasProcesses(): Promise<boolean> {
  return (await startServeProcess(["--help"]).ended).stdout.includes("ZOO_PROCESSES");
}
