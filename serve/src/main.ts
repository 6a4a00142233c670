// node serve/dist/main.js --port 3000        (npm start; --help lists every setting)
import cluster from "node:cluster";
import { once } from "node:events";
import type { Server } from "node:http";
import { availableParallelism } from "node:os";
import { type ModelEntry, ModelFileError } from "@rnn-zoo/models";
import type { Logger } from "pino";
import { isLoopback } from "./access.js";
import { createApp } from "./app.js";
import { modelOfKey } from "./batch-report.js";
import { type Batcher, createBatcher } from "./batcher.js";
import { chooseDevice } from "./choose-device.js";
import { answerClusterMeasurements, measureTurns } from "./cluster-measure.js";
import { answerClusterMetrics, metricsReader } from "./cluster-metrics.js";
import { answerClusterReloads, reloadEverywhere } from "./cluster-reload.js";
import { createDrain, type Drain } from "./drain.js";
import { createEngine, type Engine } from "./engine.js";
import { worksPerThread } from "./engine-pool.js";
import { SettingsError } from "./errors.js";
import { createLeanServer } from "./lean-http.js";
import { createLog, type Log } from "./log.js";
import { createMetrics } from "./metrics.js";
import { metricsSources } from "./metrics-sources.js";
import { createModelLoader, type ModelLoader } from "./model-loader.js";
import { stopWithNpm } from "./npm-parent.js";
import { type Pictures, picturesOf } from "./pictures.js";
import { surfaces } from "./predict/surfaces.js";
import { leaveCluster, runProcesses, tellReady } from "./processes.js";
import { registerZoo } from "./register-zoo.js";
import type { Registry } from "./registry.js";
import { builtPage } from "./routes/page.js";
import { asksForHelp, helpText, readSettings, type Settings } from "./settings.js";
import { defaultSocketLimits, limitSockets, socketOptions } from "./socket-limits.js";
import { exportSpans, type Spans } from "./spans.js";
import { readTls, watchTls } from "./tls.js";
import { warmRows } from "./warm-rows.js";
import type { Device } from "./worker-messages.js";
import { keepObjectsYoung } from "./young-objects.js";
import { watchZoo } from "./zoo-watch.js";

/** What runs, and what ends it. */
interface Running {
  readonly registry: Registry;
  readonly engine: Engine;
  readonly batcher: Batcher;
  readonly loader: ModelLoader;
  readonly server: Server;
  readonly drain: Drain;
  /** Ends what runs beside the requests. */
  end(): Promise<void>;
}

/** How long a version that is served no more stays loaded at least. */
const unloadGraceMs = 5_000;
/** How long a run may go on after everything else has ended. */
const lastResortMs = 10_000;
/** How long the collector may take for the last spans. */
const spansMs = 2_000;

keepObjectsYoung();
try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`rnn-zoo serve: ${startupMessage(error)}\n`);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
  leaveCluster();
}

async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) {
    process.stdout.write(helpText());
    return;
  }
  const settings = readSettings(args, process.env);
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
  const log = createLog(settings.logLevel);
  const { logger } = log;
  if (cluster.isPrimary) stopWithNpm(process.env); // the primary of a cluster ends the others
  if (settings.processes > 1 && cluster.isPrimary) {
    return runCluster(settings.processes, logger);
  }
  const registry = await registerZoo(settings, logger);
  const device = await chooseDevice(settings.device, (reason) =>
    logger.warn({ reason }, "CUDA does not work: the models run on the CPU"),
  );
  const spans = settings.otlpEndpoint === "" ? undefined : await exportSpans(settings.otlpEndpoint, logger);
  const running = build(registry, await picturesOf(settings.modelsDir), settings, device, log, spans);
  const stop = stopper(running, settings, log);
  await listen(running.server, settings, logger).catch(async (error) => {
    await stop();
    throw error;
  });
  const ready = await running.loader.loadAll(running.drain.isDraining);
  if (running.drain.isDraining()) return;
  const isShort = settings.device === "cuda" && running.registry.unready().length > 0;
  if (isShort) logger.fatal("ZOO_DEVICE=cuda: a model cannot run there");
  if (ready > 0 && !isShort) {
    const failed = running.registry.unready().length;
    const message = failed === 0 ? "ready" : "serving, but not ready: a model could not be loaded";
    logger.info({ models: ready, failed, device, threads: running.engine.threads() }, message);
    tellReady();
    await watch(running, settings, logger);
  } else {
    if (!isShort) logger.fatal("no model could be loaded");
    process.exitCode = 1;
    await stop();
  }
}

async function runCluster(processes: number, logger: Logger): Promise<void> {
  const endMetrics = answerClusterMetrics();
  const endReloads = answerClusterReloads();
  const endMeasurements = answerClusterMeasurements();
  process.exitCode = await runProcesses(processes, logger);
  endMetrics();
  endReloads();
  endMeasurements();
}

function build(
  registry: Registry,
  pictures: Pictures,
  settings: Settings,
  device: Device,
  log: Log,
  spans: Spans | undefined,
): Running {
  const { logger } = log;
  const tls = settings.tlsCert === "" ? undefined : { cert: settings.tlsCert, key: settings.tlsKey };
  const { workers, maxBatchRows, maxBatchBytes, maxQueueRows, maxBodyBytes, deadlineMs } = settings;
  const engine = createEngine({
    workers,
    intraOpThreads: Math.max(1, Math.floor(availableParallelism() / (workers * settings.processes))),
    awakeUs: settings.awakeUs,
    warmRows: warmRows(maxBatchRows),
    maxBatchBytes,
    device,
    mustPlaceAll: settings.device === "cuda",
    logger,
  });
  const metrics = createMetrics(true);
  const batcher = createBatcher({
    ...settings,
    run: engine.run,
    takeAnswers: engine.takeAnswers,
    slots: workers * worksPerThread,
    onBatch: metrics.batch,
  });
  const { modelsDir: zoo, versions: keepVersions } = settings;
  const graceMs = unloadGraceMs;
  const prepare = async (entry: ModelEntry) => surfaces.get(entry.card.task)?.prepare?.(entry);
  const onUnloaded = (key: string) => {
    const { model, version } = modelOfKey(key);
    const isServed = registry.list().some(({ entry }) => entry.name === model && entry.version === version);
    if (!isServed) metrics.forget(model, version); // where its files were replaced, this version is still served
  };
  const options = { zoo, registry, engine, batcher, keepVersions, logger, graceMs, prepare, onUnloaded };
  const loader = createModelLoader(options);
  const app = createApp({
    registry,
    batcher,
    reload: reloadEverywhere(loader.reload),
    isDraining: () => drain.isDraining(),
    threads: engine.threads,
    run: engine.run,
    measureMs: settings.measureMs,
    turns: measureTurns(),
    maxBodyBytes,
    maxRows: maxQueueRows,
    logger,
    pageFolder: builtPage,
    pictures,
    metrics,
    readMetrics: metricsReader(metrics),
    spans,
    security: { ...settings, tls: tls !== undefined },
  });
  const limits = defaultSocketLimits(settings.maxConnections, deadlineMs);
  const { server, answers } = createLeanServer(app, socketOptions(limits), tls && readTls(tls));
  limitSockets(server, answers, limits);
  const drain = createDrain(server, answers);
  metrics.watch(metricsSources({ registry, batcher, engine, drain, log }));
  const unwatch = tls ? watchTls(server, tls, logger) : () => undefined;
  const end = async () => {
    unwatch();
    await spans?.stop(spansMs);
  };
  return { registry, engine, batcher, loader, server, drain, end };
}

async function watch({ loader, drain }: Running, { modelsDir, watchMs }: Settings, logger: Logger): Promise<void> {
  if (watchMs === 0) return;
  const onChange = async (name: string) => {
    if (!drain.isDraining()) await loader.reload(name, false);
  };
  await watchZoo({ zoo: modelsDir, everyMs: watchMs, onChange, logger });
}

async function listen(server: Server, settings: Settings, logger: Logger): Promise<void> {
  const { host, port, apiKeys, tlsCert } = settings;
  server.listen({ host, port, backlog: 1_024 });
  await once(server, "listening"); // rejects with what "error" brings
  const address = server.address();
  if (typeof address !== "object" || address === null) return;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  logger.info({ url: `${tlsCert === "" ? "http" : "https"}://${name}:${address.port}` }, "listening");
  if (!isLoopback(address.address) && apiKeys.size === 0) {
    logger.warn({ host }, "whoever can reach this machine may predict: ZOO_API_KEYS is not set");
  }
}

/**
 * Ends everything on SIGTERM, SIGINT and SIGHUP: no new work, then what was accepted is answered, then the threads end by
 * themselves. The process exits when nothing is left; process.exit would abort it if a model runs.
 */
function stopper(running: Running, { drainMs }: Settings, { logger, flush }: Log): () => Promise<void> {
  const { drain, batcher, engine, loader } = running;
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    loader.stop();
    const inTime = await drain.start(drainMs);
    const lastResort = setTimeout(killProcess, lastResortMs, flush).unref();
    await Promise.all([batcher.stop(), engine.stop()]); // together: a batch may wait for a thread that never comes
    clearTimeout(lastResort);
    await running.end();
    if (!inTime) process.exitCode = 1;
    logger.info({ inTime }, "stopped");
    leaveCluster();
  }

  function onSignal(signal: string): void {
    if (drain.isDraining()) {
      logger.warn({ signal }, "stopping at once");
      drain.hurry();
    } else {
      logger.info({ signal }, "draining");
      stopping = stop();
    }
  }

  process.on("SIGTERM", onSignal);
  for (const name of ["SIGINT", "SIGHUP"]) {
    process.on(name, (signal) => {
      if (!cluster.isWorker) onSignal(signal); // a terminal sends it to every process; the primary says what to do
    });
  }
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "stopping after an error that nothing caught");
    process.exitCode = 1;
    stopping ??= stop();
    drain.hurry();
  });
  return () => {
    stopping ??= stop();
    return stopping;
  };
}

/** A thread that never ends its run cannot be ended: process.exit would abort, and leave a core file. */
function killProcess(flushLog: () => void): void {
  flushLog();
  process.stderr.write("rnn-zoo serve: a model run does not end; the process is killed\n");
  process.kill(process.pid, "SIGKILL");
}

/** One line for what a person can mend; the stack for everything else. */
function startupMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error instanceof SettingsError || error instanceof ModelFileError || "code" in error;
  return isExpected ? error.message : (error.stack ?? error.message);
}
