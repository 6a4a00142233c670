import { useEffect, useRef } from "preact/hooks";
import type { ModelStyle } from "../core/model-colour.js";
import { colour, isDark } from "../core/theme.js";
import { type Box, type Labelled, placeLabels } from "./label-places.js";
import { uPlot } from "./plot.js";

export interface Spot {
  readonly name: string;
  /** What is written beside it. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** How far y may be from what it seems. */
  readonly interval?: readonly [number, number] | null | undefined;
}

interface ScatterChartProps {
  readonly label: string;
  readonly spots: readonly Spot[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
  readonly xText: (x: number) => string;
  readonly yText: (y: number) => string;
  readonly height?: number;
}

const axisFont = "12px system-ui, sans-serif";
const labelHeight = 14; // pixels

/** One named spot a model, with its interval as a line up and down. */
export function ScatterChart(props: ScatterChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const { label, spots, styles, height = 280 } = props;
  const dark = isDark.value;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = new uPlot(options(props, element.clientWidth, height), dataOf(spots), element);
    const observer = new ResizeObserver(() => chart.setSize({ width: Math.max(120, element.clientWidth), height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [dark, spots, styles, height]);
  return <div class="chart" ref={place} role="img" aria-label={label} />;
}

function options({ spots, xText, yText, styles }: ScatterChartProps, width: number, height: number): uPlot.Options {
  const common = {
    stroke: colour("--faint"),
    font: axisFont,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1, size: 4 },
  };
  const xs = spots.map(({ x }) => x);
  const ys = spots.flatMap(({ y, interval }) => [y, ...(interval ?? [])]);
  const [left, right] = widened(Math.min(...xs), Math.max(...xs), 0.12);
  return {
    width: Math.max(120, width),
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [Math.max(0, left), right] },
      y: { range: widened(Math.min(...ys), Math.max(...ys), 0.1) },
    },
    axes: [
      { ...common, size: 26, values: (_, places) => places.map(xText) },
      { ...common, size: 58, values: (_, places) => places.map(yText) },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: { draw: [(chart) => drawSpots(chart, spots, styles)] },
  };
}

function dataOf(spots: readonly Spot[]): uPlot.AlignedData {
  const inOrder = spots.toSorted((a, b) => a.x - b.x);
  return [inOrder.map(({ x }) => x), inOrder.map(({ y }) => y)];
}

function drawSpots(chart: uPlot, spots: readonly Spot[], styles: ReadonlyMap<string, ModelStyle>): void {
  const { ctx: context, bbox } = chart;
  const ratio = devicePixelRatio;
  context.save();
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 1.5 * ratio;
  const inOrder = spots.toSorted((a, b) => b.y - a.y);
  const placed = inOrder.map((spot) => labelledOf(chart, spot, context.measureText(spot.label).width));
  const area = { left: bbox.left, top: bbox.top, right: bbox.left + bbox.width, bottom: bbox.top + bbox.height };
  const labels = placeLabels(placed.map(scaled(1 / ratio)), labelHeight, scaledBox(area, 1 / ratio));
  for (const [index, { x, y, top, bottom }] of placed.entries()) {
    const stroke = colour(styles.get(inOrder[index]?.name ?? "")?.property ?? "--ink");
    context.fillStyle = stroke;
    context.strokeStyle = stroke;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.beginPath();
    context.arc(x, y, 4.5 * ratio, 0, 2 * Math.PI);
    context.fill();
  }
  for (const [index, label] of labels.entries()) {
    drawLabel(context, inOrder[index]?.label ?? "", scaledBox(label, ratio), placed[index]);
  }
  context.restore();
}

/** A label on a ground of its own, with a thin line to its spot where it stands above or below that. */
function drawLabel(context: CanvasRenderingContext2D, text: string, label: Box, spot: Labelled | undefined): void {
  const ratio = devicePixelRatio;
  const middle = (label.top + label.bottom) / 2;
  if (spot && Math.abs(middle - spot.y) > 4 * ratio) {
    context.strokeStyle = colour("--faint");
    context.lineWidth = 0.75 * ratio;
    context.beginPath();
    context.moveTo(spot.x, spot.y);
    context.lineTo(label.left > spot.x ? label.left - 2 * ratio : label.right + 2 * ratio, middle);
    context.stroke();
  }
  context.lineJoin = "round";
  context.lineWidth = 3 * ratio;
  context.strokeStyle = colour("--raised");
  context.strokeText(text, label.left, middle);
  context.fillStyle = colour("--ink");
  context.fillText(text, label.left, middle);
}

/** Where a spot stands on the canvas, in its own pixels. */
function labelledOf(chart: uPlot, { x, y, interval }: Spot, width: number): Labelled {
  const atY = chart.valToPos(y, "y", true);
  const [low, high] = interval ?? [y, y];
  return {
    x: chart.valToPos(x, "x", true),
    y: atY,
    top: chart.valToPos(high, "y", true),
    bottom: chart.valToPos(low, "y", true),
    width,
  };
}

function scaled(by: number): (spot: Labelled) => Labelled {
  return ({ x, y, top, bottom, width }) => {
    return { x: x * by, y: y * by, top: top * by, bottom: bottom * by, width: width * by };
  };
}

function scaledBox({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left * by, top: top * by, right: right * by, bottom: bottom * by };
}

function widened(low: number, high: number, share: number): [number, number] {
  const margin = (high - low) * share || Math.abs(high) * share || 1;
  return [low - margin, high + margin];
}
