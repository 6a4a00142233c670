import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runCli } from "../support/run-cli.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

test.each([
  [["digit-lstm-bn", "digit-lstm-65"], 'got "digit-lstm-65"'],
  [["digit-lstm-bn", "--all"], "model: expected names, --all or --task, got names and --all"],
  [[], "model: expected names, --all or --task, got none of them"],
  [["--task", "digits"], "Allowed choices are digit, sentiment, sound"],
] as const)("npm run train -- %j is refused before anything starts", async (args, message) => {
  await withTemporaryFolder(async (zoo) => {
    const { code, stdout, stderr } = await runCli(["train", ...args, "--zoo", zoo]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(await readdir(zoo)).toEqual([]);
  });
});

test("an unknown ZOO_ variable is refused by name", async () => {
  const { code, stderr } = await runCli(["train", "digit-rnn-bn"], { ZOO_DATADIR: "/d" });
  expect([code, stderr]).toEqual([
    1,
    "error: environment: expected only ZOO_CACHE_DIR, ZOO_DATA_DIR of ZOO_…, got ZOO_DATADIR\n",
  ]);
});

test("a zoo that cannot be written is refused before data are loaded", async () => {
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, "occupied"), "");
    const { code, stdout, stderr } = await runCli(["train", "--all", "--zoo", join(folder, "occupied")]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("expected a folder that can be written");
  });
});
