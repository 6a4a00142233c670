// npm run bench -- train [--rounds 8] [--steps 20] [--cells LSTM,GRU] [--workloads digits] [--json file]
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchTrain, type TrainMeasurement, trainTableHead, trainTableLines } from "./bench-train.js";
import { machine } from "./machine.js";
import { pick } from "./pick.js";
import { cellNames, workloadNames } from "./train-workloads.js";

/** A training step beside others, as a table. */
export async function benchTrainCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string", default: "8" }, // each asks every peer once
      steps: { type: "string", default: "20" }, // training steps a round
      cells: { type: "string", default: cellNames.join() },
      workloads: { type: "string", default: workloadNames.join() },
      json: { type: "string" }, // file
    },
  });
  const measurements: TrainMeasurement[] = [];
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
    if (values.json === undefined) continue;
    await writeFile(values.json, `${JSON.stringify({ machine: machine(), measurements }, null, 2)}\n`);
  }
}
