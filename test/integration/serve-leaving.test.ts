import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { AppParts } from "@rnn-zoo/serve/app.js";
import { createBatcher } from "@rnn-zoo/serve/batcher.js";
import { manualRun } from "../support/manual-run.js";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const bytes = { "content-type": "application/octet-stream" };
const others: ToyServer[] = [];

afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.stop()));
});

async function another(changes: Partial<AppParts>): Promise<ToyServer> {
  const other = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }], changes);
  others.push(other);
  return other;
}

describe("a client that leaves", () => {
  test("in mid-upload makes no error and no noise in the log", async () => {
    const quiet = await another({});
    for (const length of [{ "content-length": "784" }, { "transfer-encoding": "chunked" }]) {
      const headers = { ...bytes, ...length, expect: "100-continue" };
      const upload = httpRequest(`${quiet.url}/predict/digit`, { method: "POST", headers });
      upload.flushHeaders();
      await once(upload, "continue"); // the server reads the body
      upload.on("error", () => undefined);
      upload.write(Buffer.alloc(100));
      upload.destroy();
      await new Promise((resolve) => upload.once("close", resolve));
    }
    const response = await fetch(`${quiet.url}/predict/digit`, { method: "POST", headers: bytes, body: picture() });
    expect(response.status).toBe(200);
    expect(quiet.logged.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });

  test("while it waits is dropped before its rows run", async () => {
    const engine = manualRun();
    const submitted: (() => void)[] = [];
    const left: (() => void)[] = [];
    const batcher = createBatcher({ run: engine.run, slots: 1, maxBatchRows: 1, maxQueueRows: 8, deadlineMs: 60_000 });
    const slow = await another({
      batcher: {
        ...batcher,
        submit: (model, input, whenGone) => {
          const result = batcher.submit(model, input, (leave) => whenGone?.(() => [leave(), left.shift()?.()]));
          submitted.shift()?.();
          return result;
        },
      },
    });
    const next = (list: (() => void)[]) => new Promise<void>((resolve) => list.push(resolve));
    const send = (signal: AbortSignal | null) =>
      fetch(`${slow.url}/predict/digit`, { method: "POST", headers: bytes, body: picture({ 0: 1 }), signal });
    const leaver = new AbortController();
    let isQueued = next(submitted);
    const first = send(null);
    await isQueued;
    isQueued = next(submitted);
    const second = send(leaver.signal);
    await isQueued;
    const hasLeft = next(left);
    leaver.abort();
    await expect(second).rejects.toThrow("aborted");
    await hasLeft;
    engine.batch(0).answer([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await first).status).toBe(200);
    await batcher.stop();
    expect(engine.batches).toHaveLength(1);
    expect(slow.logged.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });
});
