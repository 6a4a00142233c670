import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFault } from "./errors.js";
import type { EpochReport } from "./fit.js";

/** Writes `<name>.history.json` and `<name>.history.svg` into a folder. */
export async function writeHistory(folder: string, name: string, epochs: readonly EpochReport[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.history.json`), `${JSON.stringify({ name, epochs }, null, 2)}\n`);
    await writeFile(join(folder, `${name}.history.svg`), drawHistory(name, epochs));
  } catch (error) {
    throw dataFault(folder, "a folder that can be written", String(error), { cause: error });
  }
}

const panel = { width: 320, height: 200, left: 48, top: 40, gap: 64 }; // pixels

/** Loss and accuracy per epoch, in training (solid) and validation (dashed), as an SVG for light and dark pages. */
export function drawHistory(name: string, epochs: readonly EpochReport[]): string {
  const loss = [epochs.map((epoch) => epoch.loss), epochs.map((epoch) => epoch.valLoss)];
  const accuracy = [epochs.map((epoch) => epoch.accuracy), epochs.map((epoch) => epoch.valAccuracy)];
  const width = 2 * (panel.width + panel.gap);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height + 96}" font-family="sans-serif" font-size="12" fill="#808080">
<text x="${panel.left}" y="20" font-size="14">${escapeXml(name)}: training solid, validation dashed</text>
${drawPanel("loss", loss, panel.left)}
${drawPanel("accuracy", accuracy, panel.left + panel.width + panel.gap)}
</svg>
`;
}

/** @param curves training, then validation: a value for each epoch */
function drawPanel(title: string, curves: readonly (readonly number[])[], left: number): string {
  const values = curves.flat();
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const count = curves[0]?.length ?? 0;
  const x = (index: number) => left + (count > 1 ? (index / (count - 1)) * panel.width : panel.width / 2);
  const y = (value: number) => panel.top + (high > low ? (high - value) / (high - low) : 0.5) * panel.height;
  const lines = curves.map((curve, index) => {
    const points = curve.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    const dash = index === 0 ? "" : ' stroke-dasharray="5 4"';
    return `<polyline points="${points}" fill="none" stroke="#3a86c8" stroke-width="2"${dash}/>`;
  });
  const bottom = panel.top + panel.height;
  return [
    `<rect x="${left}" y="${panel.top}" width="${panel.width}" height="${panel.height}" fill="none" stroke="#808080"/>`,
    ...lines,
    `<text x="${left - 6}" y="${panel.top + 4}" text-anchor="end">${high.toFixed(3)}</text>`,
    `<text x="${left - 6}" y="${bottom}" text-anchor="end">${low.toFixed(3)}</text>`,
    `<text x="${left}" y="${bottom + 18}">epoch 1</text>`,
    `<text x="${left + panel.width}" y="${bottom + 18}" text-anchor="end">${count}</text>`,
    `<text x="${left + panel.width / 2}" y="${bottom + 34}" text-anchor="middle">${title}</text>`,
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
