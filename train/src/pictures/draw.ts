import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** Legible on white and on black. */
export const colours = {
  blue: "#2f81f7",
  orange: "#d9730d",
  green: "#1a9850",
  red: "#e5484d",
  grey: "#808080",
} as const;

export const svgSpace = "http://www.w3.org/2000/svg";

/** Text and axes are dark on a bright page and bright on a dark one; the ground is the page's own. */
const style = "svg{color:#1f2328;background:none}@media (prefers-color-scheme:dark){svg{color:#e6edf3}}";

/** Draws a plot as the text of an SVG file: the same options give the same text. */
export function drawSvg(options: Plot.PlotOptions): string {
  const { document } = parseHTML("<svg></svg>");
  const svg = Plot.plot({ ...options, document });
  svg.setAttribute("xmlns", svgSpace);
  const theme = document.createElementNS(svgSpace, "style");
  theme.textContent = style;
  svg.append(theme);
  return `${svg.outerHTML}\n`;
}

/** Where a small picture of many stands, row by row. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** Lays small pictures out in rows of equal length. */
export function placeOf(index: number, columns: number): Place {
  return { column: index % columns, row: Math.floor(index / columns) };
}

/** Options for facets that stand at a `Place` and say in their own title what they show. */
export const facets: Plot.PlotOptions = { fx: { axis: null, padding: 0.08 }, fy: { axis: null, padding: 0.12 } };

/** A title above each facet. */
export function facetTitles(titles: readonly (Place & { readonly title: string })[]): Plot.Markish {
  return Plot.text(titles, {
    fx: "column",
    fy: "row",
    text: "title",
    frameAnchor: "top",
    dy: -12,
    fontWeight: "bold",
  });
}
