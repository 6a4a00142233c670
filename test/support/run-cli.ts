import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../train/dist/cli.js", import.meta.url));

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line of training as people do: `node train/dist/cli.js`. */
export function runCli(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return run([cli, ...args], { ...process.env, ...variables });
}

const withoutFetch = "data:text/javascript,globalThis.fetch=async()=>{throw new TypeError('fetch failed')}";

/** The same where no data set is at hand, nor a network: the digits of the npm package stand in. */
export function runCliOffline(args: readonly string[], cacheDir: string): Promise<Ran> {
  return run(["--import", withoutFetch, cli, ...args], { ...process.env, ZOO_DATA_DIR: "", ZOO_CACHE_DIR: cacheDir });
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
