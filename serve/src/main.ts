// node serve/dist/main.js --port 3000        (npm start; --help lists every setting)
import cluster from "node:cluster";
import { once } from "node:events";
import type { Server } from "node:http";
import { availableParallelism } from "node:os";
import { ModelFileError } from "@rnn-zoo/models";
import { type Logger, pino } from "pino";
import { createApp } from "./app.js";
import { type Batcher, createBatcher } from "./batcher.js";
import { chooseDevice } from "./choose-device.js";
import { createDrain, type Drain } from "./drain.js";
import { createEngine, type Engine } from "./engine.js";
import { SettingsError } from "./errors.js";
import { answerHalfOpen } from "./half-open.js";
import { createLeanServer } from "./lean-http.js";
import { createModelLoader, type ModelLoader } from "./model-loader.js";
import { leaveCluster, runProcesses, tellReady } from "./processes.js";
import { registerZoo } from "./register-zoo.js";
import type { Registry } from "./registry.js";
import { asksForHelp, helpText, readSettings, type Settings } from "./settings.js";
import { warmRows } from "./warm-rows.js";
import type { Device } from "./worker-messages.js";
import { watchZoo } from "./zoo-watch.js";

/** What runs, and what ends it. */
interface Running {
  readonly registry: Registry;
  readonly engine: Engine;
  readonly batcher: Batcher;
  readonly loader: ModelLoader;
  readonly server: Server;
  readonly drain: Drain;
}

/** How long a version that is served no more stays loaded at least. */
const unloadGraceMs = 5_000;
/** How long a run may go on after everything else has ended. */
const lastResortMs = 10_000;

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
  const logger = pino({ level: settings.logLevel });
  if (settings.processes > 1 && cluster.isPrimary) {
    process.exitCode = await runProcesses(settings.processes, logger);
    return;
  }
  const registry = await registerZoo(settings.modelsDir, logger);
  const device = await chooseDevice(settings.device, (reason) =>
    logger.warn({ reason }, "CUDA does not work: the models run on the CPU"),
  );
  const running = build(registry, settings, device, logger);
  const stop = stopper(running, settings, logger);
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

function build(registry: Registry, settings: Settings, device: Device, logger: Logger): Running {
  const { workers, maxBatchRows, maxBatchBytes, maxQueueRows, maxBodyBytes } = settings;
  const engine = createEngine({
    workers,
    intraOpThreads: Math.max(1, Math.floor(availableParallelism() / (workers * settings.processes))),
    warmRows: warmRows(maxBatchRows),
    maxBatchBytes,
    device,
    mustPlaceAll: settings.device === "cuda",
    logger,
  });
  const batcher = createBatcher({ ...settings, run: engine.run, slots: workers });
  const { modelsDir: zoo, versions: keepVersions } = settings;
  const loader = createModelLoader({ zoo, registry, engine, batcher, keepVersions, logger, graceMs: unloadGraceMs });
  const app = createApp({
    registry,
    batcher,
    reload: loader.reload,
    isDraining: () => drain.isDraining(),
    threads: engine.threads,
    maxBodyBytes,
    maxRows: maxQueueRows,
    logger,
  });
  const server = createLeanServer(app);
  answerHalfOpen(server);
  const drain = createDrain(server);
  return { registry, engine, batcher, loader, server, drain };
}

async function watch({ loader, drain }: Running, { modelsDir, watchMs }: Settings, logger: Logger): Promise<void> {
  if (watchMs === 0) return;
  const onChange = async (name: string) => {
    if (!drain.isDraining()) await loader.reload(name, false);
  };
  await watchZoo({ zoo: modelsDir, everyMs: watchMs, onChange, logger });
}

async function listen(server: Server, { host, port }: Settings, logger: Logger): Promise<void> {
  server.requestTimeout = 60_000; // milliseconds for a whole request to arrive
  server.keepAliveTimeout = 65_000; // longer than a proxy keeps a connection, so that the proxy ends it
  server.listen({ host, port, backlog: 1_024 });
  await once(server, "listening"); // rejects with what "error" brings
  const address = server.address();
  if (typeof address !== "object" || address === null) return;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  logger.info({ url: `http://${name}:${address.port}` }, "listening");
}

/**
 * Ends everything on SIGTERM and SIGINT: no new work, then what was accepted is answered, then the threads end by
 * themselves. The process exits when nothing is left; process.exit would abort it if a model runs.
 */
function stopper(running: Running, { drainMs }: Settings, logger: Logger): () => Promise<void> {
  const { drain, batcher, engine, loader } = running;
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    loader.stop();
    const inTime = await drain.start(drainMs);
    const lastResort = setTimeout(killProcess, lastResortMs).unref();
    await Promise.all([batcher.stop(), engine.stop()]); // together: a batch may wait for a thread that never comes
    clearTimeout(lastResort);
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
  process.on("SIGINT", (signal) => {
    if (!cluster.isWorker) onSignal(signal); // a terminal sends it to every process, and the primary passes its own on
  });
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
function killProcess(): void {
  process.stderr.write("rnn-zoo serve: a model run does not end; the process is killed\n");
  process.kill(process.pid, "SIGKILL");
}

/** One line for what a person can mend; the stack for everything else. */
function startupMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error instanceof SettingsError || error instanceof ModelFileError || "code" in error;
  return isExpected ? error.message : (error.stack ?? error.message);
}
