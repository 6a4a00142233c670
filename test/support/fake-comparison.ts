import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { DigitPrediction, ModelCard } from "@rnn-zoo/models";
import { lexiconModels, lexiconPrediction } from "./fake-sentiment.js";
import { loudnessModels, loudnessPrediction } from "./fake-sound.js";

/** The routes that the page asks, in front of a server that does not have them yet. */
export interface FakeComparison {
  readonly port: number;
  stop(): Promise<void>;
}

interface Listed {
  readonly name: string;
  readonly task: string;
}

/**
 * Answers the routes of comparison from what the server behind it says: cards, and one prediction after the other.
 * Everything else goes through.
 * @param upstream the address of the server
 * @param port where to listen; 0 is any
 */
export async function startFakeComparison(upstream: string, port = 0): Promise<FakeComparison> {
  const routes = routesOf(upstream);
  const server = createServer((req, res) => {
    const path = req.url?.split("?")[0] ?? "";
    const route = routes.get(`${req.method} ${path}`);
    if (!route) {
      pass(upstream, req, res);
      return;
    }
    route(req).then(
      (body) => res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      (error: Error) => {
        const body = JSON.stringify({ error: { code: "invalid_input", message: error.message } });
        res.writeHead(400, { "content-type": "application/json" }).end(body);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the fake does not listen");
  return {
    port: address.port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Route = (req: IncomingMessage) => Promise<unknown>;

function routesOf(upstream: string): ReadonlyMap<string, Route> {
  const get = async (path: string) => JSON.parse(await (await fetch(upstream + path)).text());
  const models = async (): Promise<Listed[]> => (await get("/models")).models;
  const namesOf = async (task: string) => (await models()).filter((one) => one.task === task).map(({ name }) => name);
  return new Map<string, Route>([
    [
      "GET /models",
      async () => ({
        models: [
          ...(await models()),
          ...lexiconModels.map(listed("sentiment")),
          ...loudnessModels.map(listed("sound")),
        ],
      }),
    ],
    ["POST /compare/digit", async (req) => compareDigit(upstream, await namesOf("digit"), await buffer(req))],
    [
      "GET /compare/digit",
      async () => comparison(await Promise.all((await namesOf("digit")).map((name) => get(`/models/${name}`)))),
    ],
    ["GET /compare/sentiment", async () => bareComparison("sentiment", lexiconModels)],
    ["GET /compare/sound", async () => bareComparison("sound", loudnessModels)],
    ["POST /compare/sound", async (req) => compareSound(await buffer(req))],
    ["POST /compare/sentiment", async (req) => compareSentiment(JSON.parse(String(await buffer(req))).instances)],
  ]);
}

function listed(task: string): (name: string, index: number) => object {
  return (name, index) => ({ name, task, default: index === 0, versions: [{ version: "1", state: "ready" }] });
}

/** What the server said, and how long it took. */
interface DigitAnswer {
  readonly model: string;
  readonly predictions: readonly DigitPrediction[];
  readonly latencyMs: number;
}

async function compareDigit(upstream: string, names: readonly string[], body: Buffer): Promise<object> {
  const { instances } = JSON.parse(String(body));
  const models: DigitAnswer[] = [];
  for (const model of names) {
    const startedAt = performance.now();
    const response = await fetch(`${upstream}/predict/digit`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ instances, model }),
    });
    models.push({ ...JSON.parse(await response.text()), latencyMs: performance.now() - startedAt });
  }
  const answers: Record<string, string[]> = {};
  for (const { model, predictions } of models) {
    const digit = String(predictions[0]?.digit);
    answers[digit] = [...(answers[digit] ?? []), model];
  }
  return { task: "digit", models, agreement: [{ unanimous: Object.keys(answers).length === 1, answers }] };
}

function compareSentiment(instances: readonly string[]): object {
  const models = lexiconModels.map((model) => ({
    model,
    version: "1",
    latencyMs: 1,
    predictions: instances.map((text) => lexiconPrediction(model, text)),
  }));
  return { task: "sentiment", models, agreement: [] };
}

function compareSound(wav: Buffer): object {
  const models = loudnessModels.map((model) => ({
    model,
    version: "1",
    latencyMs: 1,
    predictions: [loudnessPrediction(wav, model)],
  }));
  return { task: "sound", models, agreement: [] };
}

function comparison(cards: readonly ModelCard[]): object {
  const models = cards.map((card, index) => ({
    name: card.name,
    version: card.version,
    state: "ready",
    default: index === 0,
    layers: layersOf(card),
    parameters: card.parameters,
    bytes: card.onnx.bytes,
    published: card.published ?? null,
    test: card.test,
    interval: wilson(card.test.deployed.accuracy ?? 0, 10_000),
    training: { ...card.training, secondsPerEpoch: mean(card.training.secondsPerEpoch) },
    history: card.history,
    confusion: card.test.confusion?.map(({ row }) => row) ?? null,
    measured: null,
  }));
  const differences = models.flatMap((a, index) => models.slice(index + 1).map((b) => difference(a, b)));
  return { task: "digit", sortedBy: "accuracy", models, differences };
}

/** Of models of which hardly anything is known. */
function bareComparison(task: string, names: readonly string[]): object {
  const models = names.map((name) => ({
    name,
    version: "1",
    state: "ready",
    default: false,
    layers: [],
    parameters: 0,
    bytes: 0,
    published: null,
    test: {},
    training: { engine: "", device: "", epochs: 0 },
  }));
  return { task, sortedBy: "accuracy", models, differences: [] };
}

function layersOf(card: ModelCard): object[] {
  const topology = JSON.parse(JSON.stringify(card.topology));
  const config = (topology.model_config ?? topology).config;
  return (config.layers ?? config).map((layer: Record<string, unknown>) => ({
    className: layer.class_name ?? layer.className,
    config: layer.config,
  }));
}

function difference(a: { name: string; test: ModelCard["test"] }, b: typeof a): object {
  const [left, right] = [a.test.deployed.accuracy ?? 0, b.test.deployed.accuracy ?? 0];
  const error = 1.96 * Math.sqrt((left * (1 - left) + right * (1 - right)) / 10_000);
  const interval = [left - right - error, left - right + error];
  const significant = Math.abs(left - right) > error;
  return { a: a.name, b: b.name, difference: left - right, test: "newcombe", pValue: null, interval, significant };
}

/** https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval */
function wilson(share: number, count: number): [number, number] {
  const z = 1.96;
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const half = (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return [middle - half, middle + half];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pass(upstream: string, req: IncomingMessage, res: ServerResponse): void {
  const onward = request(upstream + req.url, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(res);
  });
  onward.on("error", () => res.destroy());
  req.pipe(onward);
}
