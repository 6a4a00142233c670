const [width, height, left, bottom, top] = [420, 240, 60, 30, 40];
const colours = ["#1565c0", "#e65100", "#b71c1c"];

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Lines over a common axis, as SVG; both axes start at 0. Nothing where there are no points. */
export function lineChart(title: string, lines: readonly Line[]): string {
  const points = lines.flatMap(({ points }) => points);
  if (points.length === 0) return "";
  const most = { x: greatest(points.map(([x]) => x)), y: greatest(points.map(([, y]) => y)) };
  const paths = lines.map(({ name, points }, index) => {
    const colour = colours[index % colours.length];
    const places = points.map(([x, y]) => `${place(x, most.x, left, width)},${place(y, most.y, height - bottom, top)}`);
    const legend = text(left + 8, top + 14 * (index + 1), name, colour);
    return `<polyline fill="none" stroke="${colour}" points="${places.join(" ")}"/>${legend}`;
  });
  return frame(title, [...paths, ...axis(most)]);
}

/** Bars side by side, as SVG, each with its name and its value. Nothing where there are no bars. */
export function barChart(title: string, bars: readonly (readonly [string, number])[]): string {
  if (bars.length === 0) return "";
  const most = greatest(bars.map(([, value]) => value));
  const step = (width - left) / bars.length;
  const shapes = bars.map(([name, value], index) => {
    const x = left + index * step;
    const y = place(value, most, height - bottom, top);
    const rect = `<rect x="${x}" y="${y}" width="${step * 0.8}" height="${height - bottom - y}" fill="${colours[0]}"/>`;
    return rect + text(x, height - bottom + 14, name) + text(x, y - 3, String(value));
  });
  return frame(title, shapes);
}

function frame(title: string, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="10">`;
  return [head, text(left, 16, title), ...parts, "</svg>"].join("");
}

function axis(most: { readonly x: number; readonly y: number }): string[] {
  const corner = `${left},${top} ${left},${height - bottom} ${width},${height - bottom}`;
  return [
    `<polyline fill="none" stroke="#888" points="${corner}"/>`,
    text(2, top + 4, short(most.y)),
    text(width - 40, height - bottom + 14, short(most.x)),
  ];
}

function place(value: number, most: number, from: number, to: number): number {
  return Math.round(10 * (from + (value / most) * (to - from))) / 10;
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0) || 1;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function text(x: number, y: number, content: string, colour = "#333"): string {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" fill="${colour}">${escaped}</text>`;
}
