import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type ServeReport, writePerformanceTable } from "./table.js";

const root = new URL("../../../../", import.meta.url);

/** What the performance table of the README is made of. */
export const servedReportFile = fileURLToPath(new URL("test/load/serve.json", root));
export const readmeFile = fileURLToPath(new URL("README.md", root));

/** Writes the performance table of the README from what was measured. */
export async function tableCommand(): Promise<void> {
  const report: ServeReport = JSON.parse(await readFile(servedReportFile, "utf8"));
  await writeFile(readmeFile, writePerformanceTable(await readFile(readmeFile, "utf8"), report));
}
