import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { ciScenarios } from "../load/scenarios/scenarios.js";

const command = fileURLToPath(new URL("../load/load.js", import.meta.url));

test("under every load of the CI profile, each answer of the sample is right and nothing fails that must not", async () => {
  const child = spawn(process.execPath, [command, "ci"], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  const [code] = await once(child, "close");
  expect(output).not.toContain("PROBLEM");
  for (const { name } of ciScenarios) expect(output).toContain(`\n| ${name} |`);
  expect(code).toBe(0);
}, 600_000);
