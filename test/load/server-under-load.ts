import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../serve/dist/main.js", import.meta.url));
const rootPackage = new URL("../../../package.json", import.meta.url);
const lookEveryMs = 50;

/** Our server, ready. */
export interface ServerUnderLoad {
  readonly url: URL;
  readonly pid: number | undefined;
  /** Lets it drain and end. */
  close(): Promise<void>;
}

/** What `npm start` gives to Node. */
async function startFlags(): Promise<string[]> {
  const { scripts }: { scripts: { start: string } } = JSON.parse(await readFile(rootPackage, "utf8"));
  const words = scripts.start.split(" ");
  return words.slice(
    1,
    words.findIndex((word) => word.endsWith(".js")),
  );
}

/**
 * Starts the server as it comes, everything that is on by default is on. Its log goes to a file: to read a line for each
 * request would take as much of the machine as to answer it.
 * @param settings as variables
 * @param nodeFlags for Node itself
 * @throws Error with its log where it ends before it is ready
 */
export async function startServerUnderLoad(
  settings: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): Promise<ServerUnderLoad> {
  const folder = await mkdtemp(join(tmpdir(), "rnn-zoo-load-"));
  const file = join(folder, "log");
  const log = await open(file, "w");
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ZOO_|HOST$|PORT$|LOG_LEVEL$)/.test(name));
  const child = spawn(process.execPath, [...(await startFlags()), ...nodeFlags, main, "--port", "0"], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = once(child, "close");
  await log.close();
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (;;) {
    const text = await readFile(file, "utf8");
    const url = /"url":"([^"]+)"/.exec(text)?.[1];
    if (url !== undefined && text.includes('"msg":"ready"')) return { url: new URL(url), pid: child.pid, close };
    if (child.exitCode !== null || child.signalCode !== null) {
      await close();
      throw new Error(`expected a server that becomes ready, got one that has ended: ${text}`);
    }
    await setTimeout(lookEveryMs);
  }
}
