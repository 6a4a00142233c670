import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type ServeProcess, startServeProcess } from "../support/serve-process.js";
import { oddsModel, picture, writeToyZoo } from "../support/toy-zoo.js";

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

const trace = "0af7651916cd43dd8448eb211c80319c";
const parent = "b7ad6b7169203331";
const headers = { "content-type": "application/octet-stream" };
let zoo: string;
let collector: Server;
let received: { path: string | undefined; body: string }[];
let running: ServeProcess | undefined;

beforeAll(async () => {
  zoo = await writeToyZoo([{ name: "toy-odds", onnx: oddsModel(9) }]);
});
beforeEach(async () => {
  received = [];
  collector = createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += String(chunk);
    });
    req.on("end", () => {
      received.push({ path: req.url, body });
      res.setHeader("content-type", "application/json").end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
});
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  collector.closeAllConnections();
  collector.close();
});

function endpoint(): string {
  const address = collector.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

async function startReady(variables: Record<string, string>): Promise<{ server: ServeProcess; url: string }> {
  const server = startServeProcess(["--port", "0", "--workers", "1"], { ZOO_MODELS_DIR: zoo, ...variables });
  running = server;
  const { url } = await server.logged("listening");
  await server.logged("ready");
  return { server, url: String(url) };
}

function spans(): Span[] {
  return received.flatMap(({ body }) =>
    JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: Span[] }[] }) =>
      resource.scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
}

describe("spans", () => {
  test("of a prediction reach the collector: the request in the client's trace, its queue and its run within", async () => {
    const { server, url } = await startReady({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() });
    const traceparent = `00-${trace}-${parent}-01`;
    const init = { method: "POST", headers: { ...headers, traceparent }, body: picture() };
    const response = await fetch(`${url}/predict/digit`, init);
    await response.arrayBuffer();
    server.child.kill("SIGTERM"); // what is not sent yet is sent before the end
    expect((await server.ended).code).toBe(0);
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(["/v1/traces"]));
    const request = spans().find(({ name }) => name === "POST /predict/digit");
    expect(request).toMatchObject({ traceId: trace, parentSpanId: parent });
    expect(response.headers.get("traceparent")).toBe(`00-${trace}-${request?.spanId}-01`);
    expect(request?.attributes).toContainEqual({ key: "zoo.model", value: { stringValue: "toy-odds" } });
    expect(request?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: 200 } });
    for (const name of ["queue", "compute"]) {
      const inner = spans().find((span) => span.name === name);
      expect(inner).toMatchObject({ traceId: trace, parentSpanId: request?.spanId });
      expect(BigInt(inner?.startTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(BigInt(request?.startTimeUnixNano ?? 0));
      expect(BigInt(inner?.endTimeUnixNano ?? 0)).toBeLessThanOrEqual(BigInt(request?.endTimeUnixNano ?? 0));
    }
  });

  test("of a trace that its client does not sample are not sent", async () => {
    const { server, url } = await startReady({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() });
    await fetch(`${url}/livez`, { headers: { traceparent: `00-${trace}-${parent}-00` } });
    server.child.kill("SIGTERM");
    await server.ended;
    expect(spans().filter(({ traceId }) => traceId === trace)).toEqual([]);
  });

  test("that no collector takes do not harm the answers nor the end", async () => {
    const address = endpoint();
    collector.close();
    const { server, url } = await startReady({ OTEL_EXPORTER_OTLP_ENDPOINT: address });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    server.child.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);
  });

  test("are sent nowhere unless a collector is named", async () => {
    const { server, url } = await startReady({});
    const response = await fetch(`${url}/livez`);
    expect(response.headers.get("traceparent")).toBeNull();
    server.child.kill("SIGTERM");
    await server.ended;
    expect(received).toEqual([]);
  });
});
