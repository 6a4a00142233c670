import type { ModelCard } from "@rnn-zoo/models";

/** What GET /compare/{task} says of these models. */
export function compareCards(task: string, cards: readonly ModelCard[]): object {
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
    interval: wilson(card.test.deployed.accuracy ?? 0, card.dataset.test),
    training: { ...card.training, secondsPerEpoch: mean(card.training.secondsPerEpoch) },
    history: card.history,
    confusion: card.test.confusion?.map(({ row }) => row) ?? null,
    measured: null,
  }));
  const differences = models.flatMap((a, index) => models.slice(index + 1).map((b) => difference(a, b)));
  return { task, sortedBy: "accuracy", models, differences };
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
