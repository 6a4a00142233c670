import { type ModelCard, type ModelEntry, median } from "@rnn-zoo/models";

const begin = "<!-- zoo table: npm run table writes it from the cards -->";
const end = "<!-- end of the zoo table -->";

/**
 * Writes the tables of all models between their marks in a Markdown text.
 * @param text must hold both marks, in order
 * @throws Error where a mark is missing
 */
export function writeZooTable(text: string, entries: readonly ModelEntry[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected the lines "${begin}" and "${end}"`);
  return `${text.slice(0, from + begin.length)}\n\n${tables(entries)}\n${text.slice(to)}`;
}

const facts = ["model", "parameters", "engine", "seconds an epoch", "peak memory, MiB"];

/** One for models that pick a class, one for models that hear events. */
function tables(entries: readonly ModelEntry[]): string {
  const sounds = entries.filter(({ card }) => card.task === "sound");
  const others = entries.filter(({ card }) => card.task !== "sound");
  const accuracy = table(["test accuracy, deployed", "last epoch", "published"], others, accuracyCells);
  const f1 = table(["test F1 of frames, deployed", "last epoch", "a threshold", "F1 of events"], sounds, f1Cells);
  return [accuracy, f1].filter(Boolean).join("\n");
}

function table(scores: readonly string[], entries: readonly ModelEntry[], scoreCells: (card: ModelCard) => string[]) {
  if (entries.length === 0) return "";
  const head = [...facts, ...scores];
  const rows = entries.map((entry) => cells([...factCells(entry), ...scoreCells(entry.card)]));
  return [cells(head), `|${"---|".repeat(head.length)}`, ...rows, ""].join("\n");
}

function factCells({ name, version, card }: ModelEntry): string[] {
  const { engine, secondsPerEpoch, peakRssMib } = card.training;
  return [
    `[${name}](models/zoo/${name}/${version}/card.json)`,
    card.parameters.toLocaleString("en"),
    engine,
    median(secondsPerEpoch).toFixed(1),
    String(peakRssMib ?? ""),
  ];
}

function accuracyCells({ test: { deployed, last }, published }: ModelCard): string[] {
  const source = published?.accuracy === undefined ? "" : `${Number((published.accuracy * 100).toFixed(2))} %`;
  return [percent(deployed.accuracy), percent(last.accuracy), source];
}

function f1Cells({ test: { deployed, last, baseline } }: ModelCard): string[] {
  return [deployed.frame?.f1, last.frame?.f1, baseline?.frame?.f1, deployed.event?.f1].map(percent);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "" : `${(share * 100).toFixed(2)} %`;
}
