import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../serve/dist/main.js", import.meta.url));

/** The server as people run it: `node serve/dist/main.js`. */
export interface ServeProcess {
  readonly child: ChildProcess;
  /** Resolves with the first log line that has this message, when so many have it. */
  logged(message: string, count?: number): Promise<Record<string, unknown>>;
  /** Resolves with the log lines that have this message, when there are so many. */
  loggedAll(message: string, count: number): Promise<Record<string, unknown>[]>;
  /** Resolves when it has ended. */
  readonly ended: Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;
}

/** Starts the server with these flags and variables, and no others of ours. */
export function startServeProcess(args: readonly string[], variables: Record<string, string> = {}): ServeProcess {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ZOO_|HOST$|PORT$|LOG_LEVEL$)/.test(name)),
  );
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, stdout: lines.join("\n"), stderr }));

  async function loggedAll(message: string, count: number): Promise<Record<string, unknown>[]> {
    const found = () => lines.filter((line) => line.includes(`"msg":"${message}"`));
    while (found().length < count) {
      await Promise.race([
        once(output, "line"),
        ended.then((end) => Promise.reject(new Error(`ended without "${message}": ${JSON.stringify(end)}`))),
      ]);
    }
    return found().map((line) => JSON.parse(line));
  }

  return {
    child,
    ended,
    loggedAll,
    logged: async (message, count = 1) => {
      const [first = {}] = await loggedAll(message, count);
      return first;
    },
  };
}
