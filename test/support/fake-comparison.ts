import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { compareCards } from "./fake-card-comparison.js";
import { lexiconModels, lexiconPrediction } from "./fake-sentiment.js";
import { loudnessModels, loudnessPrediction } from "./fake-sound.js";

/** The routes that the page asks, in front of a server that does not have them yet. */
export interface FakeComparison {
  readonly port: number;
  stop(): Promise<void>;
}

/** A body as it came. */
interface Sent {
  readonly type: string;
  readonly body: Buffer;
}

/** Models that stand in for a task of which the server has none. */
interface Toy {
  readonly names: readonly string[];
  predict(model: string, sent: Sent): object[];
}

const toys: Readonly<Record<string, Toy>> = {
  sentiment: {
    names: lexiconModels,
    predict: (model, { body }) =>
      JSON.parse(String(body)).instances.map((text: string) => lexiconPrediction(model, text)),
  },
  sound: { names: loudnessModels, predict: (model, { body }) => [loudnessPrediction(body, model)] },
};

/**
 * Answers the routes of comparison from what the server behind it says: cards, and one prediction after the other.
 * Everything else goes through.
 * @param upstream the address of the server
 * @param port where to listen; 0 is any
 */
export async function startFakeComparison(upstream: string, port = 0): Promise<FakeComparison> {
  const server = createServer((req, res) => {
    const answer = answerOf(upstream, req);
    if (!answer) {
      pass(upstream, req, res);
      return;
    }
    answer.then(
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

/** Nothing where the server behind answers. */
function answerOf(upstream: string, req: IncomingMessage): Promise<object> | undefined {
  if (req.method === "GET" && req.url === "/models") return listModels(upstream);
  const [, task] = /^\/compare\/(\w+)(?:\?|$)/.exec(req.url ?? "") ?? [];
  if (task === undefined) return undefined;
  return req.method === "POST" ? comparePredictions(upstream, task, req) : compareModels(upstream, task);
}

async function listModels(upstream: string): Promise<{ models: { readonly name: string; readonly task: string }[] }> {
  const { models } = await getJson(`${upstream}/models`);
  const missing = Object.entries(toys).filter(
    ([task]) => !models.some((model: { task: string }) => model.task === task),
  );
  const added = missing.flatMap(([task, { names }]) =>
    names.map((name, index) => ({ name, task, default: index === 0, versions: [{ version: "1", state: "ready" }] })),
  );
  return { models: [...models, ...added] };
}

/** The models of a task, and what stands in for them where the server has none. */
async function modelsOf(upstream: string, task: string): Promise<{ names: readonly string[]; toy?: Toy }> {
  const { models } = await getJson(`${upstream}/models`);
  const names = models.flatMap((model: { name: string; task: string }) => (model.task === task ? [model.name] : []));
  const toy = toys[task];
  return names.length === 0 && toy ? { names: toy.names, toy } : { names };
}

async function comparePredictions(upstream: string, task: string, req: IncomingMessage): Promise<object> {
  const sent: Sent = { type: String(req.headers["content-type"]), body: await buffer(req) };
  const { names, toy } = await modelsOf(upstream, task);
  const models = [];
  for (const model of names) {
    const startedAt = performance.now();
    const predictions = toy ? toy.predict(model, sent) : await predict(upstream, task, model, sent);
    models.push({ model, version: "1", latencyMs: performance.now() - startedAt, predictions });
  }
  const answers: Record<string, string[]> = {};
  for (const { model, predictions } of models) {
    const said = answerIn(predictions.at(-1) ?? {});
    answers[said] = [...(answers[said] ?? []), model];
  }
  return { task, models, agreement: [{ unanimous: Object.keys(answers).length === 1, answers }] };
}

function answerIn(prediction: object): string {
  return "digit" in prediction
    ? String(prediction.digit)
    : "sentiment" in prediction
      ? String(prediction.sentiment)
      : "";
}

async function predict(upstream: string, task: string, model: string, { type, body }: Sent): Promise<object[]> {
  const isJson = type === "application/json";
  const response = await fetch(`${upstream}/predict/${task}${isJson ? "" : `?model=${model}`}`, {
    method: "POST",
    headers: { "content-type": type },
    body: isJson ? JSON.stringify({ ...JSON.parse(String(body)), model }) : new Uint8Array(body),
  });
  return JSON.parse(await response.text()).predictions;
}

async function compareModels(upstream: string, task: string): Promise<object> {
  const { names, toy } = await modelsOf(upstream, task);
  if (toy) return bareComparison(task, names);
  return compareCards(task, await Promise.all(names.map((name) => getJson(`${upstream}/models/${name}`))));
}

async function getJson(address: string) {
  return JSON.parse(await (await fetch(address)).text());
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

function pass(upstream: string, req: IncomingMessage, res: ServerResponse): void {
  const onward = request(upstream + req.url, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(res);
  });
  onward.on("error", () => res.destroy());
  req.pipe(onward);
}
