import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { CellName, WorkloadName } from "./train-workloads.js";

const python = "/usr/bin/python3"; // Debian's, which has Debian's python3-torch where that is installed

/** One line of the table. */
export interface TrainMeasurement {
  readonly workload: WorkloadName;
  readonly cell: CellName;
  readonly peer: string;
  /** Median over all rounds, for one step. */
  readonly milliseconds: number;
  /** Lowest tenth: what the machine does when nobody else uses it. */
  readonly quietMilliseconds: number;
  /** Processor time of a step, all threads together: hardly changed by who else uses the machine. */
  readonly processorMilliseconds: number;
  /** Peak resident memory, after the first round and after the last one. */
  readonly firstBytes: number;
  readonly bytes: number;
}

export interface BenchOptions {
  /** Each round asks every peer in turn. */
  readonly rounds: number;
  readonly stepsPerRound: number;
  readonly cells: readonly CellName[];
  readonly workloads: readonly WorkloadName[];
}

/** Measures a training step of each workload and cell with each peer, interleaved; gives each cell's lines when it has them. */
export async function* benchTrain(options: BenchOptions): AsyncGenerator<TrainMeasurement[]> {
  const torch = hasTorch();
  if (!torch) console.error(`${python} has no torch (Debian: python3-torch libopenblas0-pthread): measured without it`);
  for (const workload of options.workloads) {
    for (const cell of options.cells) yield measure(workload, cell, torch, options);
  }
}

async function measure(
  workload: WorkloadName,
  cell: CellName,
  torch: boolean,
  { rounds, stepsPerRound }: BenchOptions,
): Promise<TrainMeasurement[]> {
  const peers = commands(workload, cell, torch).map(({ name, command }) => ({ name, ...startPeer(command) }));
  const seen = peers.map((): PeerAnswer[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, peer] of peers.entries()) {
      // Stock TensorFlow.js takes up to a second a step: fewer of them.
      const answer = await peer.ask(peer.name.startsWith("tfjs") ? Math.ceil(stepsPerRound / 10) : stepsPerRound);
      if (round >= 0) seen[index]?.push(answer); // the first round warms up
    }
  }
  for (const peer of peers) await peer.close();
  return peers.map(({ name }, index) => ({ workload, cell, peer: name, ...summarise(seen[index] ?? []) }));
}

function commands(workload: WorkloadName, cell: CellName, torch: boolean) {
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const node = (...rest: string[]) => [process.execPath, here("train-peer.js"), ...rest];
  const cores = availableParallelism();
  const threads = [...new Set([1, cores])].map(String);
  return [
    ...threads.map((n) => ({ name: `onnxruntime, ${n} workers`, command: node("onnxruntime", workload, cell, n) })),
    { name: "tfjs-wasm, stock layers", command: node("tfjs", workload, cell) },
    ...(torch ? threads : []).map((n) => {
      const command = [python, here("../../load/train-peer.py"), workload, cell, n];
      return { name: `PyTorch, ${n} threads`, command };
    }),
  ];
}

interface PeerAnswer {
  readonly milliseconds: readonly number[];
  /** Milliseconds of processor time for all of them. */
  readonly processor: number;
  readonly bytes: number;
}

function startPeer([command = "", ...rest]: string[]) {
  const child: ChildProcess = spawn(command, rest, { stdio: ["pipe", "pipe", "ignore"] });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error(`${command} has no pipes`);
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const left = new Promise((resolve) => child.once("exit", resolve));
  return {
    ask: async (steps: number): Promise<PeerAnswer> => {
      stdin.write(`${steps}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${[command, ...rest].join(" ")} has ended`);
      return JSON.parse(value);
    },
    close: async () => {
      stdin.end();
      await left;
    },
  };
}

function hasTorch(): boolean {
  return spawnSync(python, ["-c", "import torch"]).status === 0;
}

function summarise(answers: readonly PeerAnswer[]) {
  const times = answers.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN;
  return {
    milliseconds: at(0.5),
    quietMilliseconds: at(0.1),
    processorMilliseconds: answers.reduce((sum, { processor }) => sum + processor, 0) / times.length,
    firstBytes: answers[0]?.bytes ?? 0,
    bytes: answers.at(-1)?.bytes ?? 0,
  };
}

export const trainTableHead = [
  "| workload | cell | peer | median ms | ratio | lowest tenth ms | ratio | processor ms | ratio | MB, first round | MB, last round |",
  "|---|---|---|---|---|---|---|---|---|---|---|",
].join("\n");

/** Lines of a Markdown table; ratios are to our best setting: how many times longer a peer takes. */
export function trainTableLines(measurements: readonly TrainMeasurement[]): string {
  const lines = measurements.map((one) => {
    const same = measurements.filter(({ workload, cell }) => workload === one.workload && cell === one.cell);
    const own = same.filter(({ peer }) => peer.startsWith("onnxruntime"));
    const ratio = (key: "milliseconds" | "quietMilliseconds" | "processorMilliseconds") =>
      (one[key] / Math.min(...own.map((line) => line[key]))).toFixed(2);
    const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
    return `| ${one.workload} | ${one.cell} | ${one.peer} | ${one.milliseconds.toFixed(1)} | ${ratio("milliseconds")} | ${one.quietMilliseconds.toFixed(1)} | ${ratio("quietMilliseconds")} | ${one.processorMilliseconds.toFixed(1)} | ${ratio("processorMilliseconds")} | ${megabytes(one.firstBytes)} | ${megabytes(one.bytes)} |`;
  });
  return lines.join("\n");
}
