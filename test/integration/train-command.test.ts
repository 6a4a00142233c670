import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const cli = fileURLToPath(new URL("../../../train/dist/cli.js", import.meta.url));

function train(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, "train", ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test.each([
  [["digit-lstm-bn", "digit-lstm-65"], 'got "digit-lstm-65"'],
  [["digit-lstm-bn", "--all"], "model: expected names, --all or --task, got names and --all"],
  [[], "model: expected names, --all or --task, got none of them"],
  [["--task", "digits"], "Allowed choices are digit"],
] as const)("npm run train -- %j is refused before anything starts", async (args, message) => {
  await withTemporaryFolder(async (zoo) => {
    const { code, stdout, stderr } = await train(...args, "--zoo", zoo);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(await readdir(zoo)).toEqual([]);
  });
});
