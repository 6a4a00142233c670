import * as Plot from "@observablehq/plot";
import type { ModelEntry } from "@rnn-zoo/models";
import { colours, drawSvg, facets, facetTitles, placeOf } from "./draw.js";
import type { TaskScore } from "./task-score.js";

export type Measure = "loss" | "accuracy";

const columns = 4;
const size = { width: 210, height: 150 } as const; // of a facet, pixels
const series = [
  { split: "training", colour: colours.orange, dash: "4 3" },
  { split: "validation", colour: colours.blue, dash: "none" },
] as const;

const lossTicks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Loss or accuracy of each epoch, in training and validation: a small picture a model, all on the same axes. */
export function drawCurves(measure: Measure, score: TaskScore, entries: readonly ModelEntry[]): string {
  const placed = entries.map((entry, index) => ({ ...entry, ...placeOf(index, columns) }));
  const points = placed.flatMap(({ card: { history }, column, row }) => {
    const { training, validation } =
      measure === "loss"
        ? { training: history.loss, validation: history.valLoss }
        : { training: history.accuracy, validation: history.valAccuracy };
    const of = (split: string, values: readonly number[]) =>
      values.map((value, index) => ({ split, epoch: index + 1, value, column, row }));
    return [...of("training", training), ...of("validation", validation)];
  });
  const lines = series.map(({ split, colour, dash }) => {
    const own = points.filter((point) => point.split === split);
    const place = { x: "epoch", y: "value", fx: "column", fy: "row" } as const;
    return Plot.line(own, { ...place, stroke: colour, strokeWidth: 2, strokeDasharray: dash });
  });
  return drawSvg({
    ...facets,
    width: Math.min(columns, entries.length) * size.width + 60,
    height: Math.ceil(entries.length / columns) * size.height + 70,
    marginTop: 34,
    marginLeft: 50,
    x: { label: "epoch", ticks: 5, tickFormat: "d" },
    y: {
      label: measure === "loss" ? "loss" : score.accuracyLabel,
      grid: true,
      ...scale(
        measure,
        points.map(({ value }) => value),
      ),
    },
    marks: [
      Plot.frame({ stroke: colours.grey, strokeOpacity: 0.5 }),
      ...lines,
      facetTitles(placed.map(({ name, column, row }) => ({ title: name, column, row }))),
      ...legend(measure === "loss" ? "top-right" : "bottom-right"),
    ],
  });
}

function scale(measure: Measure, values: readonly number[]): Plot.ScaleOptions {
  if (measure === "accuracy") return { nice: true, ticks: 5 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { type: "log", ticks: lossTicks.filter((tick) => tick >= low && tick <= high), tickFormat: String };
}

/** In the first facet: what the two lines are. */
function legend(corner: "top-right" | "bottom-right"): Plot.Markish[] {
  return series.map(({ split, colour }, index) =>
    Plot.text([split], {
      fx: [0],
      fy: [0],
      frameAnchor: corner,
      dx: -6,
      dy: corner === "top-right" ? 6 + 12 * index : 12 * index - 18,
      fill: colour,
    }),
  );
}
