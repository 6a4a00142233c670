import * as Plot from "@observablehq/plot";
import type { ModelEntry } from "@rnn-zoo/models";
import { colours, drawSvg, facets, facetTitles, placeOf } from "./draw.js";

const columns = 4;
const side = 190; // of a facet, pixels

/** Which class was taken for which, of each model whose card has it: numbers are rows of the test split. */
export function drawConfusion(entries: readonly ModelEntry[]): string {
  const shown = entries.filter(({ card }) => (card.test.confusion ?? []).length > 0);
  const placed = shown.map((entry, index) => ({ ...entry, ...placeOf(index, columns) }));
  const cells = placed.flatMap(({ card: { labels, test }, column, row }) =>
    (test.confusion ?? []).flatMap(({ row: counts }, wanted) =>
      counts.map((count, said) => {
        return { count, wanted: labels[wanted], said: labels[said], right: wanted === said, column, row };
      }),
    ),
  );
  const filled = cells.filter(({ count }) => count > 0);
  const worst = Math.max(...filled.filter(({ right }) => !right).map(({ count }) => count)); // drawn in full colour
  const longest = Math.max(...cells.map(({ wanted = "" }) => wanted.length)); // characters
  const classes = Math.max(...placed.map(({ card }) => card.labels.length));
  const place = { x: "said", y: "wanted", fx: "column", fy: "row" } as const;
  return drawSvg({
    ...facets,
    width: Math.min(columns, placed.length) * side + 50,
    height: Math.ceil(placed.length / columns) * side + 80,
    marginTop: 34,
    marginLeft: 33 + 7 * longest,
    x: { type: "band", label: "predicted", tickSize: 0 },
    y: { type: "band", label: "true class", tickSize: 0 },
    marks: [
      Plot.frame({ stroke: colours.grey, strokeOpacity: 0.5 }),
      Plot.cell(filled, {
        ...place,
        fill: ({ right }) => (right ? colours.blue : colours.red),
        fillOpacity: ({ right, count }) => (right ? 0.3 : Math.sqrt(count / worst)),
      }),
      Plot.text(filled, { ...place, text: ({ count }) => String(count), fontSize: Math.min(12, 65 / classes) }),
      facetTitles(placed.map(({ name, column, row }) => ({ title: name, column, row }))),
    ],
  });
}
