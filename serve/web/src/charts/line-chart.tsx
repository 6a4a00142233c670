import { useEffect, useRef, useState } from "preact/hooks";
import { colour, isDark } from "../core/theme.js";
import { uPlot } from "./plot.js";

export interface Line {
  readonly name: string;
  /** A custom property of the style sheet. */
  readonly property: string;
  readonly dash?: readonly number[];
  /** One value for each x; nothing where there is none. */
  readonly values: readonly (number | null)[];
}

interface LineChartProps {
  /** What the picture shows, for who does not see it. */
  readonly label: string;
  readonly x: readonly number[];
  readonly lines: readonly Line[];
  readonly height?: number;
  readonly range?: readonly [number, number];
  /** Text of a place on the x axis. */
  readonly xText?: (x: number) => string;
  readonly yText?: (y: number) => string;
}

const axisFont = "12px system-ui, sans-serif";

/** Lines over a common x, with what is under the pointer in words. */
export function LineChart(props: LineChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [under, setUnder] = useState("");
  const { label, x, lines, height = 220, range, xText = String, yText = String } = props;
  const dark = isDark.value;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = new uPlot(
      {
        width: Math.max(120, element.clientWidth),
        height,
        legend: { show: false },
        scales: { x: { time: false }, y: range ? { range: [...range] } : {} },
        cursor: { drag: { x: false, y: false }, focus: { prox: 24 }, points: { size: 7 } },
        focus: { alpha: 0.3 },
        axes: axes(xText, yText),
        series: [{}, ...lines.map(seriesOf)],
        hooks: { setCursor: [(chart) => setUnder(textUnder(chart, props))] },
      },
      [[...x], ...lines.map(({ values }) => [...values])],
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: Math.max(120, element.clientWidth), height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [dark, x, lines, height, range?.[0], range?.[1]]);
  return (
    <figure class="chart">
      <div ref={place} role="img" aria-label={label} />
      <figcaption class="under" aria-hidden="true">
        {under || "\u00a0"}
      </figcaption>
    </figure>
  );
}

function seriesOf({ name, property, dash = [], values }: Line): uPlot.Series {
  return {
    label: name,
    stroke: colour(property),
    width: 2,
    dash: [...dash],
    points: { show: values.length <= 1 },
    spanGaps: true,
  };
}

function axes(xText: (x: number) => string, yText: (y: number) => string): uPlot.Axis[] {
  const common = {
    stroke: colour("--faint"),
    font: axisFont,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1, size: 4 },
  };
  return [
    { ...common, size: 26, incrs: [1, 2, 5, 10, 20, 50], values: (_, places) => places.map(xText) },
    { ...common, size: 58, values: (_, places) => places.map(yText) },
  ];
}

function textUnder(chart: uPlot, { x, lines, xText = String, yText = String }: LineChartProps): string {
  const { idx, left = -1 } = chart.cursor;
  if (idx === null || idx === undefined || left < 0) return "";
  const shown = lines.flatMap(({ name, values }) => {
    const value = values[idx];
    return value === null || value === undefined ? [] : [`${name} ${yText(value)}`];
  });
  return `${xText(x[idx] ?? 0)}: ${shown.join(", ")}`;
}
