import { committedZoo, type ModelEntry, readCatalogue } from "@rnn-zoo/models";
import { type Drive, type Driven, driveClosed, driveOpen } from "../generator/drive.js";
import { prepareShots, type Traffic, takeTurns } from "../generator/shots.js";
import { type ServerFacts, watchMetrics } from "./metrics-watch.js";
import { startReloads } from "./reloads.js";
import type { OpenLoad, Scenario } from "./scenario.js";
import { startSlowClients } from "./slow-clients.js";

/** What a scenario showed. */
export interface Result extends Driven {
  readonly scenario: Scenario;
  /** What a closed loop of `probeClients` reached just before, where the rates are shares of it. */
  readonly capacityPerSecond?: number;
  /** The same of as many clients as the load has connections, where it is more than the server can take. */
  readonly crowdPerSecond?: number;
  /** What /metrics said; missing where the server has none. */
  readonly server?: ServerFacts;
  readonly reloads?: number;
  /** Whatever must not be: wrong answers, failures, refusals that were not expected. */
  readonly problems: readonly string[];
  /** What could not be done here. */
  readonly leftOut: readonly string[];
}

const checkEvery = 37; // a prime, so that the sample walks through all kinds of requests of a mix
/** Of the closed loop that tells what a server can do. */
export const probeClients = 64;

/**
 * Puts one load on a server that is ready.
 * @param zoo folder of the models that it serves, for the oracle
 */
export async function runScenario(scenario: Scenario, server: URL, zoo = committedZoo): Promise<Result> {
  const entries = await newestEntries(zoo);
  const mix = scenario.mix.filter(({ model }) => entries.has(model));
  const leftOut = scenario.mix.filter(({ model }) => !entries.has(model)).map(({ model }) => `no ${model} in the zoo`);
  const next = await nextOf(mix, entries, server.host);
  const drive: Drive = { server, next, warmUpMs: 1000 * scenario.warmUpSeconds, checkEvery };
  const peaks = await peaksBefore(scenario, drive);
  const watch = await watchMetrics(server.origin, () => performance.now());
  const slow = scenario.slowClients && startSlowClients(server, scenario.slowClients, next().bytes);
  const models = [...new Set(mix.map(({ model }) => model))];
  const everyMs = 1000 * (scenario.reloadEverySeconds ?? 0);
  const reloads = everyMs > 0 ? await startReloads(server.origin, models, everyMs) : undefined;
  if (everyMs > 0 && !reloads) leftOut.push("this server cannot reload a model");
  const driven = await drivenBy(scenario, drive, peaks.capacityPerSecond);
  if (slow) slow.stop();
  const reloaded = await reloads?.stop();
  const facts = await watch.stop();
  if (!facts) leftOut.push("this server has no /metrics");
  return {
    scenario,
    ...driven,
    ...peaks,
    ...(facts && { server: facts }),
    ...(reloaded && { reloads: reloaded.asked }),
    problems: [...problemsOf(scenario, driven), ...(reloaded?.failed ?? [])],
    leftOut: [...new Set(leftOut)],
  };
}

async function newestEntries(zoo: string): Promise<ReadonlyMap<string, ModelEntry>> {
  return new Map((await readCatalogue(zoo)).map((entry) => [entry.name, entry])); // from old to new: the newest stays
}

async function nextOf(mix: readonly Traffic[], entries: ReadonlyMap<string, ModelEntry>, host: string) {
  const kinds = [];
  for (const traffic of mix) {
    const entry = entries.get(traffic.model);
    if (entry) kinds.push({ weight: traffic.weight ?? 1, things: await prepareShots(traffic, entry, host) });
  }
  if (kinds.length === 0) throw new Error("no model of this scenario is in the zoo");
  return takeTurns(kinds);
}

/** What the server can do, as far as the scenario is to be held against it. */
async function peaksBefore({ load, mayBeLost = false }: Scenario, drive: Drive) {
  if (load.kind === "closed" || load.rate === "requests") return {};
  const capacityPerSecond = await probe(drive, probeClients);
  return mayBeLost
    ? { capacityPerSecond, crowdPerSecond: await probe(drive, load.connections) }
    : { capacityPerSecond };
}

/** Requests per second that the server answers when it is asked as fast as it answers. */
async function probe(drive: Drive, clients: number): Promise<number> {
  const warmUpMs = Math.max(2000, drive.warmUpMs); // Express is slow at first
  return (await driveClosed({ ...drive, warmUpMs }, clients, warmUpMs)).perSecond;
}

function drivenBy({ load, seconds = 10 }: Scenario, drive: Drive, capacity = 1): Promise<Driven> {
  if (load.kind === "closed") return driveClosed(drive, load.clients, 1000 * seconds);
  return driveOpen(drive, load.connections, scaled(load, capacity));
}

function scaled({ phases }: OpenLoad, factor: number) {
  return phases.map(({ seconds, from, to = from }) => ({ seconds, from: from * factor, to: to * factor }));
}

/** What must not be, in words. */
export function problemsOf(scenario: Scenario, driven: Driven): string[] {
  const { allowed = [200], mayBeLost = false } = scenario;
  const { statuses, failures, checked, wrong } = driven;
  const lost = mayBeLost ? ["unsent", "timeout"] : [];
  return [
    ...wrong.map((what) => `wrong answer: ${what}`),
    ...Object.entries(statuses)
      .filter(([status]) => !allowed.includes(Number(status)))
      .map(([status, count]) => `${count} answers with status ${status}`),
    ...Object.entries(failures)
      .filter(([cause]) => !lost.includes(cause))
      .map(([cause, count]) => `${count} requests failed: ${cause}`),
    ...(checked === 0 ? ["no answer was held against the oracle"] : []),
  ];
}
