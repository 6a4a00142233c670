import * as Plot from "@observablehq/plot";
import { type ModelCard, type ModelEntry, median } from "@rnn-zoo/models";
import { colours, drawSvg } from "./draw.js";
import type { TaskScore } from "./task-score.js";

const axes = {
  parameters: { label: "parameters →", of: (card: ModelCard) => card.parameters },
  seconds: { label: "seconds an epoch →", of: (card: ModelCard) => median(card.training.secondsPerEpoch) },
} as const;

const cells = [
  ["SimpleRNN", colours.green],
  ["LSTM", colours.blue],
  ["GRU", colours.orange],
] as const;

/** The score of the deployed weights on the test split against what a model costs, on a logarithmic axis. */
export function drawScoreAgainst(axis: keyof typeof axes, score: TaskScore, entries: readonly ModelEntry[]): string {
  const points = entries.map(({ name, card }) => {
    const reached = 100 * score.of(card); // %
    return { name: name.replace(`${card.task}-`, ""), cost: axes[axis].of(card), reached, cell: cellOf(card) };
  });
  const below = points.filter(({ cell }) => cell === "SimpleRNN"); // small models of different cells stand close together
  const above = points.filter((point) => !below.includes(point));
  const place = { x: "cost", y: "reached", fill: "cell" } as const;
  return drawSvg({
    width: 720,
    height: 360,
    marginLeft: 50,
    marginRight: 30,
    inset: 16,
    x: { type: "log", label: axes[axis].label, tickFormat: "~s" },
    y: { label: `↑ ${score.label} in %`, grid: true, nice: true },
    color: { domain: cells.map(([cell]) => cell), range: cells.map(([, colour]) => colour), unknown: colours.grey },
    marks: [
      Plot.dot(points, { ...place, r: 5 }),
      Plot.text(above, { ...place, text: "name", dy: -11 }),
      Plot.text(below, { ...place, text: "name", dy: 13 }),
    ],
  });
}

function cellOf({ topology }: ModelCard): string {
  const text = JSON.stringify(topology);
  return cells.find(([cell]) => text.includes(`"class_name":"${cell}"`))?.[0] ?? "other";
}
