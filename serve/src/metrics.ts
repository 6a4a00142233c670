import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { BatchReport } from "./batch-report.js";
import type { RequestFacts } from "./request-facts.js";
import { createTally } from "./tally.js";

/** What the metrics ask when they are read. */
export interface MetricsSources {
  /** Requests that are not answered yet. */
  readonly inFlight: () => number;
  /** What waits, per model. */
  readonly queues: () => Iterable<{ readonly model: string; readonly version: string; readonly waitingRows: number }>;
  /** Worker threads that can work. */
  readonly threads: () => number;
  /** Every version of every model with its state. */
  readonly models: () => Iterable<{ readonly model: string; readonly version: string; readonly state: string }>;
  /** Lines that the log has dropped. */
  readonly droppedLines: () => number;
}

/** The server's metrics in the Prometheus text format. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts one request that has ended. */
  request(route: string, status: number, totalMs: number, facts: RequestFacts): void;
  /** Counts one batch that has run. */
  batch(report: BatchReport): void;
  /** Drops the series of a version that is served no more, so that reloads do not add up. */
  forget(model: string, version: string): void;
  /** From now on the gauges ask these; before, they stay at 0. */
  watch(sources: MetricsSources): void;
}

/** Seconds: one digit takes less than a millisecond, a deadline half a minute. */
const secondsBuckets = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];
const rowsBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096];
const ofModel = ["model", "version"] as const;

/**
 * Creates the metrics. Labels have few values: routes as they are written in the code, models of the zoo, codes of the
 * error catalogue; nothing that a client sends becomes a label.
 * @param withProcess also those of the process: CPU, memory, event loop delay, garbage collection
 */
export function createMetrics(withProcess = false): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  const seconds = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    createTally({ name, help, labelNames, buckets: secondsBuckets, registers });
  const requests = seconds("zoo_request_seconds", "From the head of a request to the end of its answer", ["route"]);
  const answers = new Counter({
    name: "zoo_responses_total",
    help: "Answers by route and status",
    labelNames: ["route", "status"],
    registers,
  });
  const rejects = new Counter({
    name: "zoo_rejects_total",
    help: "Requests that were refused, by the code of the error",
    labelNames: ["reason"],
    registers,
  });
  const totals = seconds("zoo_prediction_seconds", "Predictions: from the head of the request to the answer", ofModel);
  const queues = seconds("zoo_queue_seconds", "Predictions: from submission to the start of the first batch", ofModel);
  const computes = seconds(
    "zoo_compute_seconds",
    "Predictions: from the first batch, which may lie ready at a busy thread, to the last score",
    ofModel,
  );
  const ofRoute = remembered((route: string) => requests.labels(route));
  const ofAnswer = rememberedPair((route: string, status: number) => answers.labels(route, String(status)));
  const ofPrediction = rememberedPair((model: string, version: string) => ({
    total: totals.labels(model, version),
    queue: queues.labels(model, version),
    compute: computes.labels(model, version),
  }));
  const { batch, forgetBatches } = createBatchMetrics(registers);
  return {
    registry,
    request: (route, status, totalMs, { error, model, version, queueMs, computeMs }) => {
      ofRoute(route).observe(totalMs / 1000);
      ofAnswer(route, status).inc();
      if (error !== undefined) rejects.inc({ reason: error });
      if (model === undefined || version === undefined || queueMs === undefined || computeMs === undefined) return;
      const times = ofPrediction(model, version);
      times.total.observe(totalMs / 1000);
      times.queue.observe(queueMs / 1000);
      times.compute.observe(computeMs / 1000);
    },
    batch,
    forget: (model, version) => {
      for (const histogram of [totals, queues, computes]) histogram.remove(model, version);
      ofPrediction.forget(model, version);
      forgetBatches(model, version);
    },
    watch: (sources) => watchSources(sources, registers),
  };
}

function createBatchMetrics(registers: Registry[]) {
  const rowsPerBatch = createTally({
    name: "zoo_batch_rows",
    help: "Rows that ran together",
    labelNames: ofModel,
    buckets: rowsBuckets,
    registers,
  });
  const paddings = new Counter({
    name: "zoo_padding_rows_total",
    help: "The part of the rows that ran which only filled them up to the length of others, in whole rows",
    labelNames: ofModel,
    registers,
  });
  const ofVersion = rememberedPair((model: string, version: string) => ({
    rowsPerBatch: rowsPerBatch.labels(model, version),
    paddings: paddings.labels(model, version),
  }));
  return {
    batch: ({ model, version, rows, padding }: BatchReport) => {
      const counts = ofVersion(model, version);
      counts.rowsPerBatch.observe(rows);
      counts.paddings.inc(padding * rows);
    },
    forgetBatches: (model: string, version: string) => {
      for (const metric of [rowsPerBatch, paddings]) metric.remove(model, version);
      ofVersion.forget(model, version);
    },
  };
}

/** Labels are checked once, not at each request: labels have few values, so what is remembered stays small. */
function remembered<K, T>(make: (key: K) => T): { (key: K): T; forget(key: K): void } {
  const known = new Map<K, T>();
  const get = (key: K): T => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
  return Object.assign(get, { forget: (key: K) => void known.delete(key) });
}

function rememberedPair<A, B, T>(make: (a: A, b: B) => T): { (a: A, b: B): T; forget(a: A, b: B): void } {
  const ofFirst = remembered((a: A) => remembered((b: B) => make(a, b)));
  return Object.assign((a: A, b: B) => ofFirst(a)(b), { forget: (a: A, b: B) => ofFirst(a).forget(b) });
}

function watchSources(sources: MetricsSources, registers: Registry[]): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("zoo_requests_in_flight", "Requests that are not answered yet", sources.inFlight);
  gauge("zoo_worker_threads", "Worker threads that can work", sources.threads);
  gauge("zoo_sessions", "Sessions of onnxruntime: worker threads times models that are ready", () => {
    const ready = [...sources.models()].filter(({ state }) => state === "ready").length;
    return ready * sources.threads();
  });
  gauge("zoo_log_lines_dropped", "Lines of the log that nobody took", sources.droppedLines);
  new Gauge({
    name: "zoo_queue_rows",
    help: "Rows that wait",
    labelNames: ofModel,
    registers,
    collect() {
      this.reset(); // a model that is gone has no queue
      for (const { model, version, waitingRows } of sources.queues()) this.set({ model, version }, waitingRows);
    },
  });
  new Gauge({
    name: "zoo_model_state",
    help: "1 for the state in which a version of a model is",
    labelNames: [...ofModel, "state"],
    registers,
    collect() {
      this.reset();
      for (const { model, version, state } of sources.models()) this.set({ model, version, state }, 1);
    },
  });
}
