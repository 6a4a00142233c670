import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withTemporaryFolder } from "../../support/temporary-folder.js";
import type { Body } from "../generator/bodies.js";

/** What a closed loop of clients saw. Latencies in milliseconds; none where there was no server. */
export interface Seen {
  readonly requestsPerSecond: number;
  readonly p50?: number;
  readonly p99?: number;
  /** Processor time of the server for a request, in microseconds, where the system tells it. */
  readonly processorUs?: number;
}

const script = fileURLToPath(new URL("../../../load/post.lua", import.meta.url));
const run = promisify(execFile);

/** Tells whether wrk is installed (Debian: wrk). */
export function hasWrk(): boolean {
  return spawnSync("wrk", ["-v"]).error === undefined;
}

/**
 * Lets wrk post a body again and again.
 * @throws Error where a request fails or is not answered with a status below 400
 */
export function driveWrk(
  server: URL,
  { path, bytes }: Pick<Body, "path" | "bytes">,
  headers: Readonly<Record<string, string>>,
  clients: number,
  seconds: number,
): Promise<Seen> {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, "body");
    await writeFile(file, bytes);
    const load = ["-t1", `-c${clients}`, `-d${seconds}s`, "--timeout", "10s", "-s", script];
    const fields = Object.entries(headers).flat();
    const { stdout } = await run("wrk", [...load, `${server.origin}${path}`, "--", file, ...fields]);
    const said = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    if (said.statuses + said.failures > 0) throw new Error(`${server}: wrk saw failures: ${JSON.stringify(said)}`);
    return { requestsPerSecond: said.requests / said.seconds, p50: said.p50, p99: said.p99 };
  });
}
