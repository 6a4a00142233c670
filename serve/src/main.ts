// node serve/dist/main.js --port 3000        (npm start; --help lists every setting)
import { once } from "node:events";
import type { Server } from "node:http";
import { availableParallelism } from "node:os";
import { ModelFileError, readCatalogue } from "@rnn-zoo/models";
import { type Logger, pino } from "pino";
import { createApp } from "./app.js";
import { type Batcher, createBatcher } from "./batcher.js";
import { defaultModels } from "./default-models.js";
import { createDrain, type Drain } from "./drain.js";
import { createEngine, type Engine } from "./engine.js";
import { SettingsError } from "./errors.js";
import { createLeanServer } from "./lean-http.js";
import { loadModels } from "./load-models.js";
import { createRegistry, type Registry } from "./registry.js";
import { servedEntries } from "./served-entries.js";
import { asksForHelp, helpText, readSettings, type Settings } from "./settings.js";
import { warmRows } from "./warm-rows.js";

/** What runs, and what ends it. */
interface Running {
  readonly registry: Registry;
  readonly engine: Engine;
  readonly batcher: Batcher;
  readonly server: Server;
  readonly drain: Drain;
}

/** How long a run may go on after everything else has ended. */
const lastResortMs = 10_000;

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`rnn-zoo serve: ${startupMessage(error)}\n`);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}

async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) {
    process.stdout.write(helpText());
    return;
  }
  const settings = readSettings(args, process.env);
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
  const logger = pino({ level: settings.logLevel });
  const running = build(await register(settings, logger), settings, logger);
  const stop = stopper(running, settings, logger);
  await listen(running.server, settings, logger).catch(async (error) => {
    await stop();
    throw error;
  });
  const ready = await loadModels(running.registry, running.engine, logger, running.drain.isDraining);
  if (running.drain.isDraining()) return;
  if (ready > 0) {
    const failed = running.registry.list().length - ready;
    const message = failed === 0 ? "ready" : "serving, but not ready: a model could not be loaded";
    logger.info({ models: ready, failed, threads: running.engine.threads() }, message);
  } else {
    logger.fatal("no model could be loaded");
    process.exitCode = 1;
    await stop();
  }
}

async function register(settings: Settings, logger: Logger): Promise<Registry> {
  const { modelsDir } = settings;
  const entries = servedEntries(await readCatalogue(modelsDir), logger);
  if (entries.length > 0) return createRegistry(entries, defaultModels(settings, entries));
  throw new SettingsError(`ZOO_MODELS_DIR: expected a folder of models, got none in ${modelsDir}`);
}

function build(registry: Registry, settings: Settings, logger: Logger): Running {
  const { workers, maxBatchRows, maxQueueRows, maxBodyBytes, deadlineMs } = settings;
  const engine = createEngine({
    workers,
    intraOpThreads: Math.max(1, Math.floor(availableParallelism() / workers)),
    warmRows: warmRows(maxBatchRows),
    logger,
  });
  const batcher = createBatcher({ run: engine.run, slots: workers, maxBatchRows, maxQueueRows, deadlineMs });
  const app = createApp({
    registry,
    batcher,
    isDraining: () => drain.isDraining(),
    threads: engine.threads,
    maxBodyBytes,
    maxRows: maxQueueRows,
    logger,
  });
  const server = createLeanServer(app);
  const drain = createDrain(server);
  return { registry, engine, batcher, server, drain };
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
  const { drain, batcher, engine } = running;
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    const inTime = await drain.start(drainMs);
    const lastResort = setTimeout(killProcess, lastResortMs).unref();
    await Promise.all([batcher.stop(), engine.stop()]); // together: a batch may wait for a thread that never comes
    clearTimeout(lastResort);
    if (!inTime) process.exitCode = 1;
    logger.info({ inTime }, "stopped");
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
  process.on("SIGINT", onSignal);
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
