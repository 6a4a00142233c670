import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { oddsModel, picture } from "../support/toy-zoo.js";

const bytes = { "content-type": "application/octet-stream" };
const trace = "0af7651916cd43dd8448eb211c80319c";
let server: ToyServer;

beforeAll(async () => {
  server = await startToyServer([{ name: "toy-odds", onnx: oddsModel(9) }]);
});
afterAll(() => server.stop());

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

/** The log line of a request; it is written when the answer is out, which a client may see a moment before. */
async function lineOf(requestId: string): Promise<Line> {
  for (;;) {
    const lines: Line[] = server.logged.map((line) => JSON.parse(line));
    const found = lines.find((line) => line.requestId === requestId && line.msg === "request");
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, init);
  return { response, text: await response.text(), id: response.headers.get("x-request-id") ?? "" };
}

const predict = (headers: Record<string, string> = {}, body: NonNullable<RequestInit["body"]> = picture()) =>
  ask("/predict/digit", { method: "POST", headers: { ...bytes, ...headers }, body });

const metric = async (name: string): Promise<number> => {
  const { text } = await ask("/metrics");
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return Number(line?.split(" ").at(-1) ?? 0);
};

describe("the log", () => {
  test("has one line for a prediction: who asked, what ran, how long it took", async () => {
    const { id } = await predict({}, Buffer.concat([picture(), picture()]));
    const line = await lineOf(id);
    expect(line).toMatchObject({
      level: 30,
      method: "POST",
      route: "/predict/digit",
      status: 200,
      model: "toy-odds",
      version: "1",
      rows: 2,
      queueMs: expect.any(Number),
      computeMs: expect.any(Number),
      totalMs: expect.any(Number),
    });
    expect(Number(line.totalMs)).toBeGreaterThanOrEqual(Number(line.queueMs) + Number(line.computeMs) - 0.01);
    const lines = server.logged.filter((text) => text.includes(id));
    expect(lines).toHaveLength(1);
  });

  test("names the error of a refusal", async () => {
    const { id } = await ask("/predict/digit?model=zebra", { method: "POST", headers: bytes, body: picture() });
    expect(await lineOf(id)).toMatchObject({ route: "/predict/digit", status: 404, error: "unknown_model" });
  });

  test("holds no body, key, path, query or header of a client", async () => {
    const secrets = ["k".repeat(40), "secret-path", "secret-query", "secret-agent", "secret-body"];
    const headers = { authorization: `Bearer ${secrets[0]}`, "user-agent": "secret-agent" };
    const { id } = await ask("/secret-path?secret-query=1", { method: "POST", headers, body: "secret-body" });
    expect(await lineOf(id)).toMatchObject({ route: "unknown", status: 404 });
    for (const secret of secrets) expect(server.logged.join("")).not.toContain(secret);
  });

  test("takes a model's name as the route is written, and what machines ask at level debug", async () => {
    expect(await lineOf((await ask("/models/toy-odds")).id)).toMatchObject({ level: 30, route: "/models/{name}" });
    expect(await lineOf((await ask("/livez")).id)).toMatchObject({ level: 20, route: "/livez" });
  });

  test("counts a client that left before its answer as 499", async () => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(server.url).port) });
    await once(socket, "connect");
    const head = "POST /predict/digit HTTP/1.1\r\nhost: x\r\nx-request-id: left-early\r\n";
    socket.write(
      `${head}content-type: application/octet-stream\r\ncontent-length: 784\r\nexpect: 100-continue\r\n\r\n`,
    );
    await once(socket, "data");
    socket.destroy();
    expect(await lineOf("left-early")).toMatchObject({ status: 499, error: "client_gone" });
  });
});

describe("GET /metrics", () => {
  test("counts predictions, batches and rows by model and version", async () => {
    const labels = '{model="toy-odds",version="1"}';
    const before = [await metric(`zoo_compute_seconds_count${labels}`), await metric(`zoo_batch_rows_sum${labels}`)];
    const { id } = await predict({}, Buffer.concat([picture(), picture(), picture()]));
    await lineOf(id);
    const after = [await metric(`zoo_compute_seconds_count${labels}`), await metric(`zoo_batch_rows_sum${labels}`)];
    expect(after).toEqual([Number(before[0]) + 1, Number(before[1]) + 3]);
    expect(await metric('zoo_model_state{model="toy-odds",version="1",state="ready"}')).toBe(1);
    expect(await metric("zoo_sessions")).toBe(2); // one model on two threads
  });

  test("counts refusals by reason", async () => {
    const before = await metric('zoo_rejects_total{reason="unsupported_type"}');
    await lineOf((await predict({ "content-type": "text/plain" })).id);
    expect(await metric('zoo_rejects_total{reason="unsupported_type"}')).toBe(before + 1);
  });

  test("has one label for all routes that do not exist", async () => {
    for (let i = 0; i < 20; i++) await lineOf((await ask(`/no/such/${i}`)).id);
    const { text, response } = await ask("/metrics");
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).not.toContain("/no/such");
    expect(text).toMatch(/zoo_responses_total\{route="unknown",status="404"\} \d\d/);
  });

  test("is read with GET only", async () => {
    expect((await ask("/metrics", { method: "POST" })).response.status).toBe(405);
  });
});

describe("a trace", () => {
  test("of the client is continued: in the answer and in the log", async () => {
    const { response, id } = await predict({ traceparent: `00-${trace}-b7ad6b7169203331-01` });
    const answered = response.headers.get("traceparent") ?? "";
    expect(answered).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(answered).not.toContain("b7ad6b7169203331"); // the answer's own span
    expect(await lineOf(id)).toMatchObject({ traceId: trace, spanId: answered.split("-")[2] });
  });

  test.each([["none"], ["00-zz-zz-01"]])("is not made up for %s", async (traceparent) => {
    const { response } = await predict(traceparent === "none" ? {} : { traceparent });
    expect([response.status, response.headers.get("traceparent")]).toEqual([200, null]);
  });

  test("is continued on a refusal too", async () => {
    const { response } = await ask("/no", { headers: { traceparent: `00-${trace}-b7ad6b7169203331-00` } });
    expect(response.headers.get("traceparent")).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
  });
});
