import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import type { Metrics } from "./metrics.js";

interface Question {
  readonly type: "rnn-zoo:metrics?";
  readonly id: number;
}

interface Answer {
  readonly type: "rnn-zoo:metrics";
  readonly id: number;
  readonly text?: string;
  readonly failure?: string;
}

const answerMs = 6_000; // longer than prom-client itself waits for the workers

/**
 * For the primary process of a cluster: answers the workers' questions for the metrics of them all. Counters and
 * histograms are summed, and so are gauges, unless prom-client says otherwise.
 * @returns a function that ends it
 */
export function answerClusterMetrics(): () => void {
  const aggregator = new AggregatorRegistry();
  async function onMessage(worker: Worker, message: unknown): Promise<void> {
    if (!isQuestion(message)) return;
    const { id } = message;
    const answer: Answer = await aggregator.clusterMetrics().then(
      (text) => ({ type: "rnn-zoo:metrics", id, text }),
      (error: unknown) => ({ type: "rnn-zoo:metrics", id, failure: String(error) }),
    );
    if (worker.isConnected()) worker.send(answer);
  }
  const listener = (worker: Worker, message: unknown) => void onMessage(worker, message);
  cluster.on("message", listener);
  return () => cluster.off("message", listener);
}

/**
 * How a server reads its metrics: its own, or in a worker of a cluster those of all workers, whichever of them is asked.
 * @throws Error where the primary process does not answer
 */
export function metricsReader({ registry }: Metrics): () => Promise<string> {
  if (!cluster.isWorker) return () => registry.metrics();
  new AggregatorRegistry(); // listens for the primary's question
  AggregatorRegistry.setRegistries([registry]);
  let lastId = 0;
  return () => askPrimary(++lastId);
}

function askPrimary(id: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      process.off("message", onMessage);
      settle();
    };
    const onMessage = (message: unknown) => {
      if (!isAnswer(message) || message.id !== id) return;
      const { text, failure } = message;
      end(() => (text === undefined ? reject(new Error(failure)) : resolve(text)));
    };
    const timer = setTimeout(() => end(() => reject(new Error("the primary process gave no metrics"))), answerMs);
    process.on("message", onMessage);
    process.send?.({ type: "rnn-zoo:metrics?", id } satisfies Question);
  });
}

function isQuestion(message: unknown): message is Question {
  return typeof message === "object" && message !== null && "type" in message && message.type === "rnn-zoo:metrics?";
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === "object" && message !== null && "type" in message && message.type === "rnn-zoo:metrics";
}
