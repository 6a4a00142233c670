import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startLoad } from "../support/ask-rows.js";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { tableModel, writeToyZoo } from "../support/toy-zoo.js";

let server: ServeProcess;
let url: string;

beforeEach(async () => {
  const zoo = await writeToyZoo([{ name: "toy-table", onnx: tableModel(), accuracy: 0.9 }]);
  server = startServeProcess(["--port", "0", "--processes", "2"], { ZOO_MODELS_DIR: zoo });
  url = String((await server.logged("listening")).url);
  await server.logged("ready", 2);
});
afterEach(async () => {
  server.child.kill("SIGTERM"); // of the primary, which alone would leave the others
  const stuck = setTimeout(() => server.child.kill("SIGKILL"), 20_000);
  await server.ended;
  clearTimeout(stuck);
});

const pidsOf = async (message: string, count: number) =>
  (await server.loggedAll(message, count)).map(({ pid }) => Number(pid));

describe("two processes", () => {
  test("share the port and the load; SIGTERM lets both drain, and nothing accepted is lost", async () => {
    const load = startLoad(url, 16, "", ["draining", "ECONNREFUSED"]);
    while (load.answers() < 300) await pause();
    server.child.kill("SIGTERM");
    await server.logged("draining", 2);
    const wrong = load.stop();
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
    expect(await wrong).toEqual([]);
    expect(new Set(await pidsOf("ready", 2)).size).toBe(2);
  });

  test("one that is killed is replaced, and the server answers on", async () => {
    const [first = 0] = await pidsOf("ready", 2);
    process.kill(first, "SIGKILL");
    await server.logged("ready", 3);
    const load = startLoad(url, 4);
    while (load.answers() < 50) await pause();
    expect(await load.stop()).toEqual([]);
  });

  test("are replaced one after the other on SIGHUP, without a wrong answer", async () => {
    const load = startLoad(url, 4, "", ["draining", "ECONNREFUSED"]);
    while (load.answers() < 50) await pause();
    server.child.kill("SIGHUP");
    await server.logged("every process is replaced");
    const before = load.answers();
    while (load.answers() < before + 50) await pause();
    expect(await load.stop()).toEqual([]);
    expect(new Set(await pidsOf("ready", 4)).size).toBe(4);
  });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
