import cluster, { type Worker } from "node:cluster";
import type { MeasuredSpeed } from "./compare/measure.js";
import { type MeasureTurns, ownTurns, type Speeds } from "./compare/measure-turns.js";
import { errors } from "./errors.js";

const type = "rnn-zoo:measure";

/** Speeds as they cross from process to process. */
type Found = readonly (readonly [file: string, speed: MeasuredSpeed])[];

/** What a process tells its primary: that it listens; that it wants to measure; what it has found, nothing if it failed. */
type Wish =
  | { readonly type: typeof type; readonly step: "listen" }
  | { readonly type: typeof type; readonly step: "ask"; readonly id: number; readonly task: string }
  | { readonly type: typeof type; readonly step: "done"; readonly id: number; readonly found?: Found };

/** What the primary tells a process: all speeds; to measure now; that others have just measured; that others measure. */
type Order =
  | { readonly type: typeof type; readonly step: "speeds"; readonly found: Found }
  | { readonly type: typeof type; readonly step: "go" | "ready"; readonly id: number }
  | { readonly type: typeof type; readonly step: "busy"; readonly id: number; readonly task: string };

interface Asker {
  readonly worker: Worker;
  readonly id: number;
}

/**
 * For the primary process of a cluster: lets one process measure at a time, and tells all what it has found. Where a
 * measurement fails, the next that waits for it makes its own.
 * @returns a function that ends it
 */
export function answerClusterMeasurements(): () => void {
  const speeds = new Map<string, MeasuredSpeed>();
  const listening = new Set<Worker>();
  let task = "";
  let askers: Asker[] = []; // of that task; the first one measures

  const tell = ({ worker }: Pick<Asker, "worker">, order: Order) => {
    if (worker.isConnected()) worker.send(order);
  };

  function ask(asker: Asker, wanted: string): void {
    const { id } = asker;
    if (askers.length === 0) tell(asker, { type, step: "go", id });
    else if (wanted !== task) return void tell(asker, { type, step: "busy", id, task });
    task = wanted;
    askers.push(asker);
  }

  function done(found: Found | undefined): void {
    const [, ...others] = askers;
    if (found) {
      for (const [file, speed] of found) speeds.set(file, speed);
      for (const worker of listening) tell({ worker }, { type, step: "speeds", found });
      for (const asker of askers) tell(asker, { type, step: "ready", id: asker.id });
    }
    askers = found ? [] : others;
    const [next] = askers;
    if (next) tell(next, { type, step: "go", id: next.id });
  }

  function onMessage(worker: Worker, message: unknown): void {
    if (!isWish(message) || worker.isDead()) return; // its last words may come after its end
    if (message.step === "listen") {
      listening.add(worker);
      tell({ worker }, { type, step: "speeds", found: [...speeds] });
    } else if (message.step === "ask") ask({ worker, id: message.id }, message.task);
    else if (askers[0]?.worker === worker && askers[0].id === message.id) done(message.found);
  }

  function onExit(worker: Worker): void {
    listening.delete(worker);
    const hasMeasured = askers[0]?.worker === worker;
    const [first, ...others] = askers;
    askers = [...(first ? [first] : []), ...others.filter((one) => one.worker !== worker)];
    if (hasMeasured) done(undefined);
  }

  cluster.on("message", onMessage).on("exit", onExit);
  return () => cluster.off("message", onMessage).off("exit", onExit);
}

/** The turns of a process: its own, or in a cluster those that all processes share. */
export function measureTurns(): MeasureTurns {
  return cluster.isWorker ? sharedTurns() : ownTurns();
}

function sharedTurns(): MeasureTurns {
  const speeds = new Map<string, MeasuredSpeed>();
  const waiting = new Map<number, (order: Exclude<Order, { step: "speeds" }>) => void>();
  let lastId = 0;
  const tell = (wish: Wish) => process.send?.(wish);

  process.on("message", (message: unknown) => {
    if (!isOrder(message)) return;
    if (message.step === "speeds") for (const [file, speed] of message.found) speeds.set(file, speed);
    else waiting.get(message.id)?.(message);
  });
  tell({ type, step: "listen" });

  async function measureHere(id: number, measure: () => Promise<Speeds>): Promise<void> {
    try {
      tell({ type, step: "done", id, found: [...(await measure())] });
    } catch (error) {
      tell({ type, step: "done", id });
      waiting.delete(id);
      throw error;
    }
  }

  return {
    speeds,
    take: (task, measure) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, (order) => {
          if (order.step === "go") return void measureHere(id, measure).catch(reject); // "ready" comes when all know
          waiting.delete(id);
          if (order.step === "busy") reject(errors.measuring(order.task));
          else resolve();
        });
        tell({ type, step: "ask", id, task });
      }),
  };
}

function isWish(message: unknown): message is Wish {
  return isOurs(message);
}

function isOrder(message: unknown): message is Order {
  return isOurs(message);
}

function isOurs(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === type;
}
