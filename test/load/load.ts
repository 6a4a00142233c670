// npm run load -- [ci | all | names of scenarios] [--processes 2 | --url http://127.0.0.1:3000] [--json file] [--html file]
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { loadHtml } from "./scenarios/report-html.js";
import { loadNotes, loadTableHead, loadTableLine } from "./scenarios/report-table.js";
import { type Result, runScenario } from "./scenarios/run-scenario.js";
import type { Scenario } from "./scenarios/scenario.js";
import { ciScenarios, scenarios } from "./scenarios/scenarios.js";
import { startServerUnderLoad } from "./server-under-load.js";

process.env.ORT_DISABLE_TELEMETRY ??= "1";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    processes: { type: "string", default: "1" }, // of the server
    url: { type: "string" }, // a server that runs already and serves the zoo of this repository
    json: { type: "string" }, // file
    html: { type: "string" }, // file
  },
});

const results: Result[] = [];
console.log(loadTableHead);
for (const scenario of chosen(positionals)) {
  const result = await withServer(scenario, (url) => runScenario(scenario, url));
  results.push(result);
  console.log(loadTableLine(result));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  if (values.html !== undefined) await writeFile(values.html, loadHtml(results));
}
console.log();
for (const note of results.flatMap(loadNotes)) console.log(note);
if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;

function chosen(names: readonly string[]): readonly Scenario[] {
  if (names.join() === "ci") return ciScenarios;
  if (names.join() === "all") return scenarios;
  if (names.length === 0) return scenarios.filter(({ name }) => name !== "soak");
  return names.map((wanted) => {
    const found = scenarios.find(({ name }) => name === wanted);
    if (found) return found;
    throw new Error(`expected ci, all or some of ${scenarios.map(({ name }) => name).join(", ")}, got "${wanted}"`);
  });
}

/** A server of its own for each scenario, so that none feels the one before; or the one that was named. */
async function withServer<T>({ settings }: Scenario, use: (url: URL) => Promise<T>): Promise<T> {
  if (values.url !== undefined) return use(new URL(values.url));
  const server = await startServerUnderLoad({ ZOO_PROCESSES: values.processes, ...settings });
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}
