import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { lowBinsModel, tableModel, writeToyZoo } from "../support/toy-zoo.js";

let server: ServeProcess;
let url: string;

beforeEach(async () => {
  const zoo = await writeToyZoo([
    { name: "toy-table", onnx: tableModel(), accuracy: 0.9 },
    { name: "toy-sound", task: "sound", onnx: lowBinsModel() },
  ]);
  const flags = ["--port", "0", "--processes", "2", "--measure-ms", "1500"];
  server = startServeProcess(flags, { ZOO_MODELS_DIR: zoo });
  url = String((await server.logged("listening")).url);
  await server.logged("ready", 2);
});
afterEach(async () => {
  server.child.kill("SIGTERM");
  const stuck = setTimeout(() => server.child.kill("SIGKILL"), 20_000);
  await server.ended;
  clearTimeout(stuck);
});

/** Over a connection of its own, so that the processes take turns. */
async function compare(query: string): Promise<{ status: number; measured: unknown }> {
  const response = await fetch(`${url}/compare/${query}`, { headers: { connection: "close" } });
  const body = JSON.parse(await response.text());
  return { status: response.status, measured: body.models?.[0].measured };
}

test("what one process has measured every process knows", async () => {
  expect((await compare("digit")).measured).toBeNull();
  const { status, measured } = await compare("digit?measure=true");
  expect([status, measured]).toEqual([200, expect.objectContaining({ device: "cpu" })]);
  for (let i = 0; i < 8; i++) expect((await compare("digit")).measured).toEqual(measured);
});

test("all who ask at a time, whichever process they come to, get one measurement", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => compare("digit?measure=true")));
  const [first] = answers;
  expect(first?.status).toBe(200);
  for (const answer of answers) expect(answer).toEqual(first);
});

test("while models of one task are measured, those of another are refused in every process", async () => {
  const ask = (task: string) => Promise.all(Array.from({ length: 4 }, () => compare(`${task}?measure=true`)));
  const tasks = await Promise.all([ask("digit"), ask("sound")]);
  const statuses = tasks.map((answers) => [...new Set(answers.map(({ status }) => status))]);
  expect(statuses.sort()).toEqual([[200], [409]]); // whichever came first
  for (const task of ["digit", "sound"]) expect((await compare(`${task}?measure=true`)).status).toBe(200);
});

test("when the process that measures dies, the next that waits measures", async () => {
  const asked = Array.from({ length: 6 }, () =>
    compare("digit?measure=true").catch(() => ({ status: 0, measured: null })),
  );
  await pause();
  const [victim] = (await server.loggedAll("ready", 2)).map(({ pid }) => Number(pid));
  process.kill(victim ?? 0, "SIGKILL");
  const answers = await Promise.all(asked);
  const answered = answers.filter(({ status }) => status === 200); // the others were asked of the one that died
  expect(answered.length).toBeGreaterThan(0);
  await server.logged("ready", 3);
  expect((await compare("digit")).measured).toEqual(answered[0]?.measured);
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}
