import { useEffect, useRef } from "preact/hooks";
import type { ModelStyle } from "../core/model-colour.js";
import { colour, isDark } from "../core/theme.js";
import { uPlot } from "./plot.js";

export interface Spot {
  readonly name: string;
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
const labelHeight = 15; // pixels

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
  const taken: { left: number; right: number; y: number }[] = [];
  context.save();
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const { name, x, y, interval } of spots.toSorted((a, b) => b.y - a.y)) {
    const [atX, atY] = [chart.valToPos(x, "x", true), chart.valToPos(y, "y", true)];
    const stroke = colour(styles.get(name)?.property ?? "--ink");
    context.fillStyle = stroke;
    context.strokeStyle = stroke;
    context.lineWidth = 1.5 * ratio;
    if (interval) drawWhisker(chart, atX, interval);
    context.beginPath();
    context.arc(atX, atY, 4.5 * ratio, 0, 2 * Math.PI);
    context.fill();
    const width = context.measureText(name).width;
    const isLeft = atX + 9 * ratio + width > bbox.left + bbox.width;
    const left = isLeft ? atX - 9 * ratio - width : atX + 9 * ratio;
    let labelY = atY;
    const clashes = (one: (typeof taken)[number]) =>
      left < one.right && left + width > one.left && Math.abs(labelY - one.y) < labelHeight * ratio;
    while (taken.some(clashes)) labelY += 3 * ratio;
    taken.push({ left, right: left + width, y: labelY });
    context.fillStyle = colour("--ink");
    context.fillText(name, left, labelY);
  }
  context.restore();
}

function drawWhisker(chart: uPlot, atX: number, [low, high]: readonly [number, number]): void {
  chart.ctx.beginPath();
  chart.ctx.moveTo(atX, chart.valToPos(low, "y", true));
  chart.ctx.lineTo(atX, chart.valToPos(high, "y", true));
  chart.ctx.stroke();
}

function widened(low: number, high: number, share: number): [number, number] {
  const margin = (high - low) * share || Math.abs(high) * share || 1;
  return [low - margin, high + margin];
}
