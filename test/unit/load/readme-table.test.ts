import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { type ServeReport, writePerformanceTable } from "../../load/serve-bench/table.js";
import { readmeFile, servedReportFile } from "../../load/serve-bench/table-command.js";

test("the performance table of the README is what test/load/serve.json says (npm run bench -- table)", async () => {
  const report: ServeReport = JSON.parse(await readFile(servedReportFile, "utf8"));
  const readme = await readFile(readmeFile, "utf8");
  expect(writePerformanceTable(readme, report)).toBe(readme);
});
