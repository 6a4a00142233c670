import { availableParallelism } from "node:os";
import type { ModelEntry } from "@rnn-zoo/models";
import { type Body, writeBodies } from "../generator/bodies.js";
import { driveClosed } from "../generator/drive.js";
import { requestBytes } from "../generator/request-bytes.js";
import { type Contestant, type RawEngine, startContestants, startRawEngine } from "./contestants.js";
import { processorMs } from "./processor-time.js";
import type { ContestantName, ServeWorkload } from "./workloads.js";
import { driveWrk, hasWrk, type Seen } from "./wrk.js";

/** One contestant in one workload. */
export interface ServeMeasurement {
  readonly workload: string;
  readonly contestant: ContestantName;
  /** In a request. */
  readonly rows: number;
  /** The same round of all contestants was measured within seconds. */
  readonly rounds: readonly Seen[];
}

export interface ServeBenchOptions {
  readonly rounds: number;
  /** Each contestant in each workload and round. */
  readonly seconds: number;
  /** Of each contestant, before the first round: Express is slow at first. */
  readonly warmUpSeconds: number;
  readonly workloads: readonly ServeWorkload[];
  readonly digitModel: ModelEntry;
  readonly textModel: ModelEntry | undefined;
}

export interface ServeBench {
  /** Whoever sends the requests. */
  readonly client: "wrk" | "own";
  readonly measurements: readonly ServeMeasurement[];
  readonly leftOut: readonly string[];
}

/** One workload with its body. */
interface Prepared extends ServeWorkload {
  readonly model: ModelEntry;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

/** Measures all contestants in all workloads, interleaved: in each round every workload, in each of it everybody. */
export async function benchServe(options: ServeBenchOptions, say: (line: string) => void): Promise<ServeBench> {
  const prepared = await prepare(options);
  const client = hasWrk() ? "wrk" : "own";
  const { contestants, leftOut } = await startContestants(options.digitModel.name, options.textModel?.name);
  const raw = startRawEngine(availableParallelism());
  const seen = new Map<string, Seen[]>();
  try {
    for (let round = 0; round <= options.rounds; round++) {
      say(round === 0 ? "warming up" : `round ${round} of ${options.rounds}`);
      const most = round === 0 ? options.warmUpSeconds : options.seconds;
      for (const workload of prepared) {
        const seconds = Math.min(most, workload.seconds ?? most);
        await runWorkload(workload, contestants, raw, seconds, round, seen);
      }
    }
  } finally {
    await Promise.all([...contestants, raw].map((one) => one.close()));
  }
  return { client, measurements: prepared.flatMap((workload) => summarise(workload, seen)), leftOut };
}

async function prepare({ workloads, digitModel, textModel }: ServeBenchOptions): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const workload of workloads) {
    const { content } = workload;
    const model = content.task === "digit" ? digitModel : textModel;
    const [body] = model ? await writeBodies(content, model, 1) : [];
    const accept = content.contentType === "application/x-protobuf" ? content.contentType : "application/json";
    if (model && body)
      prepared.push({ ...workload, model, body, headers: { "content-type": content.contentType, accept } });
  }
  return prepared;
}

async function runWorkload(
  workload: Prepared,
  contestants: readonly Contestant[],
  raw: RawEngine,
  seconds: number,
  round: number,
  seen: Map<string, Seen[]>,
): Promise<void> {
  for (const name of workload.contestants) {
    const contestant = contestants.find((one) => one.name === name);
    if (!contestant && name !== "raw") continue;
    const one = contestant ? await driveTimed(contestant, workload, seconds) : await rawSeen(raw, workload, seconds);
    if (round === 0) continue;
    const key = `${workload.name}|${name}`;
    seen.set(key, [...(seen.get(key) ?? []), one]);
  }
}

async function rawSeen(raw: RawEngine, { content, model }: Prepared, seconds: number): Promise<Seen> {
  const columns = content.task === "digit" ? 0 : Math.min(100, (content.words ?? 0) + 1); // the start is an id too
  const rows = await raw.rowsPerSecond(model.name, content.task === "digit" ? content.rows : 64, columns, seconds);
  return { requestsPerSecond: rows / content.rows };
}

/** Also reads how much processor time the server took. */
async function driveTimed({ url, pid }: Contestant, workload: Prepared, seconds: number): Promise<Seen> {
  const before = await processorMs(pid);
  const seen = await drive(url, workload, seconds);
  const after = await processorMs(pid);
  if (before === undefined || after === undefined) return seen;
  return { ...seen, processorUs: (1000 * (after - before)) / (seen.requestsPerSecond * seconds) };
}

async function drive(url: URL, { body, headers, clients, content }: Prepared, seconds: number): Promise<Seen> {
  if (hasWrk()) return driveWrk(url, body, headers, clients, seconds);
  const bytes = requestBytes({ method: "POST", path: body.path, headers, body: body.bytes }, url.host);
  const shot = { bytes, rows: content.rows, wrongIn: () => undefined };
  const all = { server: url, next: () => shot, warmUpMs: 0, checkEvery: Number.POSITIVE_INFINITY };
  const { perSecond, latency, statuses, failures } = await driveClosed(all, clients, 1000 * seconds);
  const bad = Object.keys({ ...statuses, ...failures }).filter((what) => what !== "200");
  if (bad.length > 0) throw new Error(`${url}: expected answers with status 200, got ${bad.join(", ")}`);
  return { requestsPerSecond: perSecond, p50: latency.p50, p99: latency.p99 };
}

function summarise({ name, content, contestants }: Prepared, seen: ReadonlyMap<string, Seen[]>): ServeMeasurement[] {
  return contestants.flatMap((contestant) => {
    const rounds = seen.get(`${name}|${contestant}`);
    return rounds ? [{ workload: name, contestant, rows: content.rows, rounds }] : [];
  });
}
