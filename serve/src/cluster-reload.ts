import cluster, { type Worker } from "node:cluster";
import { faultOf } from "./model-fault.js";
import type { ModelLoader, ProcessReport, ReloadReport } from "./model-loader.js";

/** What processes tell each other; `ask` and `done` come from a process, `do` and `answer` from the primary. */
type Message =
  | { readonly type: "rnn-zoo:reload"; readonly step: "listen" }
  | { readonly type: "rnn-zoo:reload"; readonly step: "ask"; readonly id: number; readonly name: string }
  | { readonly type: "rnn-zoo:reload"; readonly step: "do"; readonly id: number; readonly name: string }
  | { readonly type: "rnn-zoo:reload"; readonly step: "done"; readonly id: number; readonly report: ProcessReport }
  | {
      readonly type: "rnn-zoo:reload";
      readonly step: "answer";
      readonly id: number;
      readonly reports: readonly ProcessReport[];
    };

const type = "rnn-zoo:reload";
const answerMs = 120_000; // the models of all processes are warmed meanwhile

/**
 * For the primary process of a cluster: passes the wish of one process on to all, and gathers what each has done.
 * A process that starts meanwhile reads the folder anyway.
 * @returns a function that ends it
 */
export function answerClusterReloads(waitMs = answerMs): () => void {
  const listening = new Set<Worker>();
  const waiting = new Map<number, (report: ProcessReport) => void>();
  let lastId = 0;

  function askOne(worker: Worker, name: string): Promise<ProcessReport> {
    const id = ++lastId;
    const pid = worker.process.pid ?? 0;
    return new Promise((resolve) => {
      const end = (report: ProcessReport) => {
        clearTimeout(timer);
        worker.off("exit", onExit);
        waiting.delete(id);
        resolve(report);
      };
      const onExit = () => end({ pid, reason: "the process ended" });
      const timer = setTimeout(() => end({ pid, reason: `no answer within ${waitMs} ms` }), waitMs);
      worker.once("exit", onExit);
      waiting.set(id, end);
      worker.send({ type, step: "do", id, name } satisfies Message);
    });
  }

  async function onMessage(worker: Worker, message: unknown): Promise<void> {
    if (!isMessage(message)) return;
    if (message.step === "listen") listening.add(worker);
    if (message.step === "done") waiting.get(message.id)?.(message.report);
    if (message.step !== "ask") return;
    const all = [...listening].filter((one) => one.isConnected());
    const reports = await Promise.all(all.map((one) => askOne(one, message.name)));
    if (worker.isConnected()) worker.send({ type, step: "answer", id: message.id, reports } satisfies Message);
  }

  const listener = (worker: Worker, message: unknown) => void onMessage(worker, message);
  const forget = (worker: Worker) => listening.delete(worker);
  cluster.on("message", listener).on("exit", forget);
  return () => cluster.off("message", listener).off("exit", forget);
}

/**
 * How a server reloads a model on demand: alone, or in a process of a cluster together with all others.
 * @param reload of this process
 */
export function reloadEverywhere(reload: ModelLoader["reload"]): ModelLoader["reload"] {
  if (!cluster.isWorker) return reload;
  const asked = new Map<number, (reports: readonly ProcessReport[]) => void>();
  let lastId = 0;
  const tell = (message: Message) => process.send?.(message);

  async function onMessage(message: unknown): Promise<void> {
    if (!isMessage(message)) return;
    if (message.step === "answer") asked.get(message.id)?.(message.reports);
    if (message.step !== "do") return;
    const { pid } = process;
    const report = await reload(message.name, true).then(
      (changes): ProcessReport => ({ pid, ...changes }),
      (error: unknown): ProcessReport => ({ pid, reason: faultOf(error) }),
    );
    tell({ type, step: "done", id: message.id, report });
  }

  process.on("message", (message) => void onMessage(message));
  tell({ type, step: "listen" });
  return (name) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const lost = setTimeout(() => end(() => reject(new Error("the primary process gave no report"))), 2 * answerMs);
      const end = (settle: () => void) => {
        clearTimeout(lost);
        asked.delete(id);
        settle();
      };
      asked.set(id, (reports) => end(() => resolve(together(reports))));
      tell({ type, step: "ask", id, name });
    });
}

function together(processes: readonly ProcessReport[]): ReloadReport {
  const reports = processes.flatMap((one) => ("reason" in one ? [] : [one]));
  const failed = new Map(reports.flatMap((one) => one.failed.map((failure) => [failure.version, failure] as const)));
  return {
    loaded: [...new Set(reports.flatMap(({ loaded }) => loaded))],
    failed: [...failed.values()],
    unloaded: [...new Set(reports.flatMap(({ unloaded }) => unloaded))],
    processes,
  };
}

function isMessage(message: unknown): message is Message {
  return typeof message === "object" && message !== null && "type" in message && message.type === type;
}
