import type { ModelEntry } from "@rnn-zoo/models";
import { median } from "./median.js";

const begin = "<!-- zoo table: npm run table writes it from the cards -->";
const end = "<!-- end of the zoo table -->";

/**
 * Writes the table of all models between its marks in a Markdown text.
 * @param text must hold both marks, in order
 * @throws Error where a mark is missing
 */
export function writeZooTable(text: string, entries: readonly ModelEntry[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected the lines "${begin}" and "${end}"`);
  return `${text.slice(0, from + begin.length)}\n\n${table(entries)}\n${text.slice(to)}`;
}

function table(entries: readonly ModelEntry[]): string {
  const head = "| model | parameters | engine | seconds an epoch | test accuracy, deployed | last epoch | published |";
  return [head, "|---|---|---|---|---|---|---|", ...entries.map(row), ""].join("\n");
}

function row({ name, version, card }: ModelEntry): string {
  const { engine, secondsPerEpoch } = card.training;
  return cells([
    `[${name}](models/zoo/${name}/${version}/card.json)`,
    card.parameters.toLocaleString("en"),
    engine,
    median(secondsPerEpoch).toFixed(0),
    percent(card.test.deployed.accuracy),
    percent(card.test.last.accuracy),
    card.published?.accuracy === undefined ? "" : `${Number((card.published.accuracy * 100).toFixed(2))} %`,
  ]);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "" : `${(share * 100).toFixed(2)} %`;
}
