import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runCli } from "../support/run-cli.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

test("npm run clips writes clips to listen to", async () => {
  await withTemporaryFolder(async (folder) => {
    const { code, stdout } = await runCli(["clips", folder, "--count", "1", "--split", "train"]);
    expect([code, stdout]).toEqual([0, `${join(folder, "train-0.wav")}\n`]);
    expect(await readdir(folder)).toEqual(["train-0.txt", "train-0.wav"]);
  });
});

test("no clips are refused", async () => {
  await withTemporaryFolder(async (folder) => {
    const { code, stderr } = await runCli(["clips", folder, "--count", "0"]);
    expect(code).toBe(1);
    expect(stderr).toContain("Expected a whole number from 1 to 10000.");
  });
});
