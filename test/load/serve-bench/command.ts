// npm run bench -- serve [--rounds 5] [--seconds 3] [--warm-up 3] [--only "64 digits"] [--json test/load/serve.json]
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { machine } from "../machine.js";
import { benchServe } from "./bench-serve.js";
import { type ServeReport, wholeTable } from "./table.js";
import { serveWorkloads } from "./workloads.js";

const digitName = "digit-lstm-bn";
const textName = "sentiment-lstm";

/** Our server beside others, as a table. */
export async function benchServeCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "3" }, // each contestant in each workload and round
      "warm-up": { type: "string", default: "3" }, // the same, before the first round
      only: { type: "string", default: "" }, // workloads with this in their name
      json: { type: "string" }, // file
    },
  });
  const entries = await readCatalogue(committedZoo);
  const digitModel = entries.find(({ name }) => name === digitName);
  const textModel =
    entries.find(({ name }) => name === textName) ?? entries.find(({ card }) => card.task === "sentiment");
  if (!digitModel) throw new Error(`${committedZoo}: expected a model ${digitName}, got none`);
  const options = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmUpSeconds: Number(values["warm-up"]),
    workloads: serveWorkloads.filter(({ name }) => name.includes(values.only)),
    digitModel,
    textModel,
  };
  const bench = await benchServe(options, (line) => console.error(line));
  const report: ServeReport = {
    machine: machine(),
    loadAverage: loadavg()[2] ?? Number.NaN,
    node: process.versions.node,
    digitModel: digitModel.name,
    ...(textModel && { textModel: textModel.name }),
    ...bench,
  };
  console.log(wholeTable(report.measurements));
  for (const line of report.leftOut) console.log(`left out: ${line}`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
