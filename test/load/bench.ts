// npm run bench -- train [--rounds 8] [--steps 20] [--cells LSTM,GRU] [--workloads digits] [--json file]
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchTrain, type TrainMeasurement, trainTableHead, trainTableLines } from "./bench-train.js";
import { cellNames, workloadNames } from "./train-workloads.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "8" }, // each asks every peer once
    steps: { type: "string", default: "20" }, // training steps a round
    cells: { type: "string", default: cellNames.join() },
    workloads: { type: "string", default: workloadNames.join() },
    json: { type: "string" }, // file
  },
});
if (positionals.join() !== "train") throw new Error(`expected "train", got "${positionals.join(" ")}"`);

const measurements: TrainMeasurement[] = [];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
const options = {
  rounds: Number(values.rounds),
  stepsPerRound: Number(values.steps),
  cells: pick(values.cells, cellNames),
  workloads: pick(values.workloads, workloadNames),
};
console.log(trainTableHead);
for await (const lines of benchTrain(options)) {
  console.log(trainTableLines(lines));
  measurements.push(...lines);
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ machine, measurements }, null, 2)}\n`);
}

function pick<T extends string>(list: string, known: readonly T[]): T[] {
  return list.split(",").map((wanted) => {
    const found = known.find((name) => name === wanted);
    if (found === undefined) throw new Error(`expected some of ${known.join(", ")}, got "${wanted}"`);
    return found;
  });
}
