import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { committedPictures } from "@rnn-zoo/models";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const cli = fileURLToPath(new URL("../../../train/dist/cli.js", import.meta.url));

test("npm run plot draws the committed pictures again, the test digits too", async () => {
  await withTemporaryFolder(async (folder) => {
    await promisify(execFile)(process.execPath, [cli, "plot", "--into", folder]);
    const names = await readdir(folder);
    expect(names.sort()).toEqual((await readdir(committedPictures)).sort());
    for (const name of names) {
      expect(await readFile(join(folder, name), "utf8")).toBe(await readFile(join(committedPictures, name), "utf8"));
    }
  });
});
