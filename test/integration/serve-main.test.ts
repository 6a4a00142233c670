import { once } from "node:events";
import { appendFile, mkdtemp } from "node:fs/promises";
import { Agent, createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { oddsModel, picture, tableModel, writeToyZoo } from "../support/toy-zoo.js";

let zoo: string;
const processes: ServeProcess[] = [];

beforeAll(async () => {
  zoo = await writeToyZoo([
    { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.5 },
    { name: "toy-table", onnx: tableModel(), accuracy: 0.9 },
  ]);
});
afterEach(async () => {
  for (const { child } of processes) child.kill("SIGKILL");
  await Promise.all(processes.splice(0).map(({ ended }) => ended));
});

function start(args: readonly string[] = [], variables: Record<string, string> = {}): ServeProcess {
  const server = startServeProcess(["--port", "0", ...args], { ZOO_MODELS_DIR: zoo, ...variables });
  processes.push(server);
  return server;
}

async function startReady(args: readonly string[] = []): Promise<{ server: ServeProcess; url: string }> {
  const server = start(args);
  const { url } = await server.logged("listening");
  await server.logged("ready");
  return { server, url: String(url) };
}

/** What a client saw: the digit it was told, the code of a refusal, or the code of a failed connection. */
type Seen = number | string;

function classify(url: string, agent: Agent, lastPixel: number): Promise<Seen> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/octet-stream" };
    const sent = httpRequest(`${url}/predict/digit`, { method: "POST", agent, headers });
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += String(chunk);
      });
      response.on("close", () => {
        const body = response.complete ? JSON.parse(text) : { error: { code: "cut off" } };
        resolve(body.error?.code ?? body.predictions[0].digit);
      });
    });
    sent.end(picture({ 783: lastPixel }));
  });
}

/** Asks again and again on one connection until it is refused; reports whatever is neither right nor a refusal. */
async function askUntilRefused(url: string, onAnswer: () => void): Promise<Seen[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let pixel = 0; ; pixel = (pixel + 7) % 200) {
    const seen = await classify(url, agent, pixel);
    if (seen === pixel % 10) onAnswer();
    else return seen === "draining" || seen === "ECONNREFUSED" ? [] : [seen];
  }
}

describe("SIGTERM", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "%s under load: what was accepted is answered rightly, then the process ends with 0",
    async (signal) => {
      const { server, url } = await startReady();
      let answers = 0;
      const onAnswer = () => {
        if (++answers === 400) server.child.kill(signal);
      };
      const clients = Array.from({ length: 24 }, () => askUntilRefused(url, onAnswer));
      expect((await Promise.all(clients)).flat()).toEqual([]);
      expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
      expect(answers).toBeGreaterThanOrEqual(400);
    },
  );

  test("lets an upload that has begun end, and answers it", async () => {
    const { server, url } = await startReady();
    const headers = { "content-type": "application/octet-stream", expect: "100-continue" };
    const upload = httpRequest(`${url}/predict/digit`, { method: "POST", headers });
    upload.flushHeaders();
    await once(upload, "continue"); // accepted
    server.child.kill("SIGTERM");
    await server.logged("draining");
    upload.end(picture({ 783: 7 }));
    const [response] = await once(upload, "response");
    let text = "";
    for await (const chunk of response) text += String(chunk);
    expect(JSON.parse(text)).toMatchObject({ predictions: [{ digit: 7 }] });
    expect(response.headers.connection).toBe("close");
    expect((await server.ended).code).toBe(0);
  });

  test("ends at once and with 1 on a second signal, though an upload hangs", async () => {
    const { server, url } = await startReady();
    const headers = { "content-type": "application/octet-stream", expect: "100-continue" };
    const upload = httpRequest(`${url}/predict/digit`, { method: "POST", headers });
    upload.on("error", () => undefined);
    upload.flushHeaders();
    await once(upload, "continue");
    server.child.kill("SIGTERM");
    await server.logged("draining");
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 1, signal: null, stderr: "" });
  });

  test("ends with 0 at a short limit, where nothing hangs", async () => {
    const { server } = await startReady(["--drain-ms", "0"]);
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("ends with 1 at the limit of the drain, though an upload hangs", async () => {
    const { server, url } = await startReady(["--drain-ms", "50"]);
    const headers = { "content-type": "application/octet-stream", expect: "100-continue" };
    const upload = httpRequest(`${url}/predict/digit`, { method: "POST", headers });
    upload.on("error", () => undefined);
    upload.flushHeaders();
    await once(upload, "continue");
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 1, signal: null, stderr: "" });
  });

  test("while models load ends the process with 0", async () => {
    const server = start();
    await server.logged("listening");
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
  });
});

describe("the log", () => {
  test("has every request although the process ends at once", async () => {
    const { server, url } = await startReady();
    const answers = Array.from({ length: 60 }, () => fetch(`${url}/models`).then((answer) => answer.text()));
    await Promise.all(answers);
    server.child.kill("SIGTERM");
    const { stdout } = await server.ended;
    expect(stdout.split("\n").filter((line) => JSON.parse(line).msg === "request")).toHaveLength(60);
    expect(JSON.parse(stdout.split("\n").at(-1) ?? "")).toMatchObject({ msg: "stopped" });
  });

  test("that nobody reads any more does not end the server", async () => {
    const { server, url } = await startReady();
    server.child.stdout?.destroy();
    for (let i = 0; i < 100; i++) expect((await fetch(`${url}/models`)).status).toBe(200);
    server.child.kill("SIGTERM");
    const [code] = await once(server.child, "exit");
    expect(code).toBe(0);
  });
});

describe("GET /metrics", () => {
  test("tells of the process and of the event loop", async () => {
    const { url } = await startReady();
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const name of ["process_resident_memory_bytes", "nodejs_eventloop_lag_p99_seconds", "zoo_worker_threads"]) {
      expect(Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1])).toBeGreaterThan(0);
    }
    expect(text).toContain("zoo_requests_in_flight 1"); // this one
  });
});

describe("starting", () => {
  test("--help prints every setting and ends with 0", async () => {
    const { code, stdout } = await start(["--help"]).ended;
    expect(code).toBe(0);
    expect(stdout).toContain("--max-batch-rows, ZOO_MAX_BATCH_ROWS");
  });

  test.each([
    [["--prot", "1"], {}, "unknown flag --prot"],
    [[], { ZOO_WORKER: "2" }, "unknown environment variable ZOO_WORKER"],
    [["--workers", "many"], {}, '--workers: expected a whole number from 1 to 256, got "many"'],
  ])("with %j %j ends with 2 and one line", async (args, variables, message) => {
    const { code, stdout, stderr } = await start(args, variables).ended;
    expect([code, stdout, stderr]).toEqual([2, "", `rnn-zoo serve: ${message}\n`]);
  });

  test("with a device that is not there ends with 2 and one line that says what is missing", async () => {
    const { code, stderr } = await start(["--device", "cuda"]).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^rnn-zoo serve: ZOO_DEVICE: expected CUDA that works, got: .*npm run gpu:install.*\n$/);
  });

  test("without any model ends with 2 and one line", async () => {
    const empty = await mkdtemp(join(tmpdir(), "rnn-zoo-empty-"));
    const { code, stderr } = await start([], { ZOO_MODELS_DIR: empty }).ended;
    expect([code, stderr]).toEqual([
      2,
      `rnn-zoo serve: ZOO_MODELS_DIR: expected a folder of models, got none in ${empty}\n`,
    ]);
  });

  test("with a folder that is not there ends with 1 and one line", async () => {
    const { code, stderr } = await start([], { ZOO_MODELS_DIR: "/no/such/zoo" }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^rnn-zoo serve: \/no\/such\/zoo: expected a folder of models, got .*\n$/);
  });

  test("on a port that is taken ends with 1 and one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, stderr } = await start(["--port", String(port)]).ended;
    other.close();
    expect([code, stderr]).toEqual([1, `rnn-zoo serve: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`]);
  });

  test("with no model that loads ends with 1, and the log says why", async () => {
    const damaged = await writeToyZoo([{ name: "toy-odds", onnx: oddsModel(9) }]);
    await appendFile(join(damaged, "toy-odds", "1", "model.onnx"), "x");
    const { code, stdout } = await start([], { ZOO_MODELS_DIR: damaged }).ended;
    expect(code).toBe(1);
    expect(stdout).toContain("SHA-256");
    expect(stdout).toContain("no model could be loaded");
  });
});
