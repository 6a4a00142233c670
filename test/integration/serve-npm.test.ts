import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test } from "@jest/globals";
import { oddsModel, writeToyZoo } from "../support/toy-zoo.js";

const main = fileURLToPath(new URL("../../../serve/dist/main.js", import.meta.url));
let zoo: string;
let server: number | undefined;

beforeAll(async () => {
  zoo = await writeToyZoo([{ name: "toy-odds", onnx: oddsModel(9) }]);
});
afterEach(() => {
  if (server !== undefined) process.kill(server, "SIGKILL");
  server = undefined;
});

interface Line {
  readonly pid: number;
  readonly msg: string;
  readonly url?: string;
}

/** The server below a shell that does not pass signals on, as npm starts it where sh is dash. */
async function startBelowShell(event: string, processes: string): Promise<{ shell: ChildProcess; lines: Line[] }> {
  const command = `"${process.execPath}" "${main}" --port 0 --workers 1 --processes ${processes}; :`;
  const shell = spawn("sh", ["-c", command], {
    env: { PATH: process.env.PATH, ZOO_MODELS_DIR: zoo, npm_lifecycle_event: event },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: Line[] = [];
  const output = createInterface(shell.stdout).on("line", (line) => lines.push(JSON.parse(line)));
  while (!lines.some(({ msg }) => msg === "ready")) await once(output, "line");
  return { shell, lines };
}

test.each(["1", "2"])("npm start that is told to end lets a server of %s processes drain", async (processes) => {
  const { shell, lines } = await startBelowShell("start", processes);
  const closed = once(shell, "close"); // when nobody holds its output any more
  shell.kill("SIGTERM");
  await closed;
  const messages = lines.map(({ msg }) => msg);
  expect(messages).toContain("draining");
  expect(messages).toContain("stopped");
});

test("a server that npm did not start outlives its parent", async () => {
  const { shell, lines } = await startBelowShell("", "1");
  server = lines[0]?.pid;
  shell.kill("SIGTERM");
  await once(shell, "exit");
  await delay(1_200); // twice the time between two looks
  const url = lines.find(({ msg }) => msg === "listening")?.url;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(lines.map(({ msg }) => msg)).not.toContain("draining");
});
