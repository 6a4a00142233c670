import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { availableParallelism } from "node:os";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { AppParts } from "@rnn-zoo/serve/app.js";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "../support/manual-run.js";
import { refusalOf } from "../support/refusal.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture, tableModel, toyWords, wordsModel } from "../support/toy-zoo.js";

// Errors that are none of the client's: the catalogue from 500 on.

const models = [
  { name: "toy-odds", onnx: oddsModel(9), accuracy: 0.9 },
  { name: "toy-table", onnx: tableModel(), accuracy: 0.5 },
];
const json = { "content-type": "application/json" };
const bytes = { "content-type": "application/octet-stream" };
const servers: ToyServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(changes: Partial<AppParts>): Promise<ToyServer> {
  const server = await startToyServer(models, changes);
  servers.push(server);
  return server;
}

const post = ({ url }: ToyServer, body: Uint8Array, query = "") =>
  refusalOf(`${url}/predict/digit${query}`, { method: "POST", headers: bytes, body });

describe("500", () => {
  test("a model that fails tells the client nothing, and the log everything", async () => {
    const server = await start({});
    const error = await post(server, picture({ 783: 255 }), "?model=toy-table");
    expect([error.status, error.code, error.message, error.details]).toEqual([
      500,
      "prediction_failed",
      "the model could not answer this input",
      undefined,
    ]);
    const line = server.logged.find((text) => text.includes(error.requestId));
    expect(line).toContain("indices element out of data bounds");
  });

  test("a mistake of ours tells the client nothing, and the log everything", async () => {
    const broken = await start({
      batcher: {
        demandRoom: () => undefined,
        hasRoom: () => true,
        submit: () => Promise.reject(new TypeError("secret is undefined")),
      },
    });
    const error = await post(broken, picture());
    expect([error.status, error.code, error.message]).toEqual([500, "internal", "something went wrong on our side"]);
    expect(broken.logged.find((line) => line.includes(error.requestId))).toContain("secret is undefined");
  });
});

/** The status of an answer to a head whose body never comes. */
async function statusBeforeBody({ url }: ToyServer, type: string, query = "", waitMs = 60_000) {
  const headers = { "content-type": type, "content-length": 784 };
  const signal = AbortSignal.timeout(waitMs);
  const sent = httpRequest(`${url}/predict/digit${query}`, { method: "POST", headers, signal });
  sent.flushHeaders();
  const [response] = await once(sent, "response");
  response.on("error", () => undefined).resume();
  return response.statusCode;
}

describe("503", () => {
  test("a full queue refuses at once and says when to come again", async () => {
    const batcher = createBatcher({
      run: manualRun().run,
      slots: 1,
      maxBatchRows: 1,
      maxQueueRows: 1,
      deadlineMs: 60_000,
    });
    const ignored = () => undefined; // the deadline settles them after the test
    batcher.submit({ key: "toy-odds/1", rowBytes: 784, outputs: 10 }, picture()).catch(ignored); // never ends
    const full = await start({ batcher });
    batcher.submit({ key: "toy-odds/1", rowBytes: 784, outputs: 10 }, picture()).catch(ignored); // waits
    const error = await post(full, picture());
    expect([error.status, error.code, error.headers.get("retry-after")]).toEqual([503, "queue_full", "1"]);
    expect(await statusBeforeBody(full, "application/octet-stream")).toBe(503);
    const roomy = "?model=toy-table"; // its own queue is empty
    await expect(statusBeforeBody(full, "application/octet-stream", roomy, 200)).rejects.toThrow("aborted");
    await expect(statusBeforeBody(full, "application/json", "", 200)).rejects.toThrow("aborted"); // may name another
  });

  test("more large inputs than may wait for a thread are refused at once, and all others answered", async () => {
    const text = "good ".repeat(28_000); // read in a thread, which takes a while to start
    const body = JSON.stringify({ instances: [text] });
    const words = await startToyServer([{ name: "toy-words", task: "sentiment", onnx: wordsModel(), words: toyWords }]);
    servers.push(words);
    const seen = await Promise.all(
      Array.from({ length: 100 + 4 * availableParallelism() }, async () => {
        const init = { method: "POST", headers: json, body };
        const response = await fetch(`${words.url}/predict/sentiment`, init);
        const answer = JSON.parse(await response.text());
        return [response.status, answer.error?.code, response.headers.get("retry-after")].join();
      }),
    );
    expect(new Set(seen)).toEqual(new Set(["200,,", "503,encoders_full,1"]));
  });

  test("a server that drains refuses before it reads the body", async () => {
    const draining = await start({ isDraining: () => true });
    const error = await refusalOf(`${draining.url}/predict/digit`, { method: "POST", headers: json, body: "{" });
    expect([error.status, error.code, error.headers.get("retry-after")]).toEqual([503, "draining", "1"]);
  });

  test("a model that is loading is named", async () => {
    const loading = await start({});
    loading.parts.registry.setState("toy-odds/1", "loading");
    const error = await post(loading, picture(), "?model=toy-odds");
    expect([error.status, error.code, error.message]).toEqual([503, "model_not_ready", "toy-odds/1 is loading"]);
    expect(error.headers.get("retry-after")).toBe("1");
  });
});
