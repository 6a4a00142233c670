import { once } from "node:events";
import type { Server } from "node:http";
import { committedPictures, type ModelEntry, readCatalogue } from "@rnn-zoo/models";
import { type AppParts, createApp } from "@rnn-zoo/serve/app.js";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { metricsReader } from "@rnn-zoo/serve/cluster-metrics.js";
import { createEngine } from "@rnn-zoo/serve/engine.js";
import { createLeanServer } from "@rnn-zoo/serve/lean-http.js";
import { createMetrics } from "@rnn-zoo/serve/metrics.js";
import { metricsSources } from "@rnn-zoo/serve/metrics-sources.js";
import { createModelLoader } from "@rnn-zoo/serve/model-loader.js";
import { readPictures } from "@rnn-zoo/serve/pictures.js";
import { surfaces } from "@rnn-zoo/serve/predict/surfaces.js";
import { createRegistry } from "@rnn-zoo/serve/registry.js";
import { pino } from "pino";
import { type ToyModel, writeToyZoo } from "./toy-zoo.js";

/** A server with real worker threads inside the test's own process. */
export interface ToyServer {
  readonly url: string;
  /** The folder of its models. */
  readonly zoo: string;
  readonly parts: AppParts;
  /** Everything it has logged, as JSON lines. */
  readonly logged: readonly string[];
  stop(): Promise<void>;
}

/** Serves toy models on a free port. `changes` replace parts of the app. */
export async function startToyServer(
  models: readonly ToyModel[],
  changes: Partial<AppParts> = {},
  workerUrl?: URL,
): Promise<ToyServer> {
  const logged: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => logged.push(line) });
  const zoo = await writeToyZoo(models);
  const registry = createRegistry(await readCatalogue(zoo));
  const engine = createEngine({
    workers: 2,
    intraOpThreads: 1,
    warmRows: [1, 8],
    logger,
    ...(workerUrl && { workerUrl }),
  });
  const metrics = createMetrics();
  const batcher = createBatcher({
    run: engine.run,
    slots: 2,
    maxBatchRows: 8,
    maxQueueRows: 512,
    deadlineMs: 60_000,
    onBatch: metrics.batch,
  });
  metrics.watch(metricsSources({ registry, batcher, engine, drain: { inFlight: () => 0 }, log: { dropped: () => 0 } }));
  const prepare = async (entry: ModelEntry) => surfaces.get(entry.card.task)?.prepare?.(entry);
  const loader = createModelLoader({ zoo, registry, engine, batcher, keepVersions: 2, logger, graceMs: 0, prepare });
  await loader.loadAll(() => false);
  const parts: AppParts = {
    registry,
    batcher,
    logger,
    metrics,
    readMetrics: metricsReader(metrics),
    isDraining: () => false,
    threads: engine.threads,
    run: engine.run,
    measureMs: 200,
    pictures: await readPictures(committedPictures),
    maxBodyBytes: 1_048_576,
    maxRows: 64,
    reload: loader.reload,
    ...changes,
  };
  const { server } = createLeanServer(createApp(parts));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    zoo,
    parts,
    logged,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      loader.stop();
      await batcher.stop();
      await engine.stop();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  return address.port;
}
