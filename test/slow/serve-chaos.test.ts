import { once } from "node:events";
import { readFile, rename, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { median } from "@rnn-zoo/models";
import { startLoad } from "../support/ask-rows.js";
import { expectOneDeath, onceFatal } from "../support/death.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { picture, tableModel, writeToyZoo } from "../support/toy-zoo.js";

const table = (version: string) => ({ name: "toy-table", version, onnx: tableModel(), accuracy: 0.9 });
const waitingAtMost = 60; // versions for their end, 5 s each: else a fast machine has ever more of them
const dyingWorker = new URL("../support/dying-worker.js", import.meta.url);
let process: ServeProcess | undefined;
let toy: ToyServer | undefined;

afterEach(async () => {
  process?.child.kill("SIGKILL");
  await process?.ended;
  await toy?.stop();
  process = undefined;
  toy = undefined;
});

async function start(zoo: string, ...args: string[]): Promise<{ server: ServeProcess; url: string }> {
  const oneHeap = { MALLOC_ARENA_MAX: "1" }; // glibc's further ones keep what was freed: memory then tells little
  const server = startServeProcess(["--port", "0", ...args], { ZOO_MODELS_DIR: zoo, ...oneHeap });
  process = server;
  const { url } = await server.logged("listening");
  await server.logged("ready");
  return { server, url: String(url) };
}

/** MiB */
async function residentMemory(pid = 0): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}

/** The versions of which the metrics tell anything. */
async function versionsTold(url: string): Promise<Set<string | undefined>> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return new Set(Array.from(metrics.matchAll(/version="(\d+)"/g), ([, version]) => version));
}

describe("under load, each request is answered once and rightly", () => {
  test("while worker threads die again and again", async () => {
    toy = await startToyServer([table("1")], {}, dyingWorker);
    const { url } = toy;
    const load = startLoad(url, 16, "", ["no_worker"]); // refused at the door while all threads are dead
    const kill = async () => {
      expectOneDeath();
      const body = picture({ 0: onceFatal, 783: 7 });
      const response = await fetch(`${url}/predict/digit`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body,
      });
      return [response.status, await response.json()];
    };
    const answer = [200, expect.objectContaining({ predictions: [expect.objectContaining({ digit: 7 })] })];
    for (let deaths = 0; deaths < 6; deaths++) {
      const before = load.answers();
      expect(await kill()).toEqual(answer);
      while (load.answers() < before + 50) await pause(5);
    }
    expect(await load.stop()).toEqual([]);
    expect(toy.logged.filter((line) => line.includes("died and is replaced")).length).toBe(6);
  }, 120_000);

  test("while clients leave in the middle of their requests", async () => {
    toy = await startToyServer([table("1")]);
    const { url } = toy;
    const load = startLoad(url, 8);
    const head = "POST /predict/digit HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n";
    for (let i = 0; i < 400; i++) {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      const sent = (i * 37) % 785; // half of them stop within the body, some send all of it and leave at once
      socket.write(`${head}content-length: 784\r\n\r\n`);
      socket.write(Buffer.alloc(sent));
      if (i % 3 === 0) await pause(1);
      socket.destroy();
    }
    const before = load.answers();
    while (load.answers() < before + 100) await pause(5);
    expect(await load.stop()).toEqual([]);
  }, 60_000);

  test("through 200 reloads, and memory stays bounded", async () => {
    const zoo = await writeToyZoo([table("1")]);
    const { server, url } = await start(zoo, "--watch-ms", "0");
    const load = startLoad(url, 4);
    const sizes: number[] = [];
    for (let version = 2; version <= 201; version++) {
      const elsewhere = await writeToyZoo([table(String(version))]);
      await rename(join(elsewhere, "toy-table", String(version)), join(zoo, "toy-table", String(version)));
      const response = await fetch(`${url}/models/toy-table/reload`, { method: "POST" });
      expect(await response.json()).toMatchObject({ loaded: [String(version)], failed: [] });
      await rm(join(zoo, "toy-table", String(version - 1)), { recursive: true });
      while ((await versionsTold(url)).size > waitingAtMost) await pause(20);
      sizes.push(await residentMemory(server.child.pid));
    }
    expect(await load.stop()).toEqual([]);
    const [early, late] = [median(sizes.slice(80, 140)), median(sizes.slice(140))]; // warm
    console.log(
      `resident memory: ${early.toFixed(0)} MiB after 80 to 140 reloads, ${late.toFixed(0)} MiB after 140 to 200`,
    );
    expect(late - early).toBeLessThan(25); // 60 sessions that are never closed take 84
    while ((await versionsTold(url)).size > 1) await pause(50); // each waits some seconds for its end
    expect(await versionsTold(url)).toEqual(new Set(["201"]));
  }, 300_000);

  test("until a SIGTERM, and then refused or not let in", async () => {
    const zoo = await writeToyZoo([table("1")]);
    const { server, url } = await start(zoo);
    const load = startLoad(url, 24, "", ["draining", "ECONNREFUSED"]);
    while (load.answers() < 500) await pause(5);
    server.child.kill("SIGTERM");
    await server.logged("draining");
    const wrong = load.stop();
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
    expect(await wrong).toEqual([]);
  }, 60_000);
});
