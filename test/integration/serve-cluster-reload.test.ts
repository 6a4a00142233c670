import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { tableModel, writeToyModel, writeToyZoo } from "../support/toy-zoo.js";

let zoo: string;
let server: ServeProcess;
let url: string;
let pids: number[];

const table = (version: string, onnx = tableModel()) => ({ name: "toy-table", version, onnx, accuracy: 0.9 });

beforeEach(async () => {
  zoo = await writeToyZoo([table("1")]);
  server = startServeProcess(["--port", "0", "--processes", "2", "--watch-ms", "0"], { ZOO_MODELS_DIR: zoo });
  url = String((await server.logged("listening")).url);
  pids = (await server.loggedAll("ready", 2)).map(({ pid }) => Number(pid)).sort((a, b) => a - b);
});
afterEach(async () => {
  server.child.kill("SIGTERM");
  const stuck = setTimeout(() => server.child.kill("SIGKILL"), 20_000);
  await server.ended;
  clearTimeout(stuck);
});

async function reload(name: string) {
  const response = await fetch(`${url}/models/${name}/reload`, { method: "POST" });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const byPid = (processes: readonly { readonly pid: number }[]) => [...processes].sort((a, b) => a.pid - b.pid);

test("a reload that one process is asked for reaches all, and each says what it did", async () => {
  await writeToyModel(zoo, table("2"));
  const { status, body } = await reload("toy-table");
  const changes = { loaded: ["2"], failed: [], unloaded: ["1"] };
  expect([status, { ...body, processes: undefined }]).toEqual([200, { model: "toy-table", ...changes }]);
  expect(byPid(body.processes)).toEqual(pids.map((pid) => ({ pid, ...changes })));
  for (let i = 0; i < 12; i++) {
    const card = JSON.parse(
      await (await fetch(`${url}/models/toy-table`, { headers: { connection: "close" } })).text(),
    );
    expect(card.version).toBe("2");
  }
});

test("a version that no process can load is refused with the word of each", async () => {
  await writeToyModel(zoo, table("2", Uint8Array.of(1, 2, 3)));
  const { status, body } = await reload("toy-table");
  expect([status, body.error.code]).toEqual([422, "reload_failed"]);
  const failed = [{ version: "2", reason: expect.any(String) }];
  expect(byPid(body.error.details.processes)).toEqual(pids.map((pid) => ({ pid, loaded: [], failed, unloaded: [] })));
});

test("a model that is not there is unknown in every process", async () => {
  expect(await reload("zebra")).toMatchObject({ status: 404, body: { error: { code: "unknown_model" } } });
});
