import { execFile } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { withTemporaryFolder } from "../support/temporary-folder.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const biome = join(dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")), "bin", "biome");

/** File → what it imports. */
const forbidden = {
  "proto/a.ts": "@rnn-zoo/models",
  "models/src/a.ts": "@rnn-zoo/train",
  "models/src/b.ts": "@rnn-zoo/serve/app.js",
  "train/src/a.ts": "@rnn-zoo/serve",
  "train/src/b.ts": "@rnn-zoo/serve/app.js",
  "train/src/c.ts": "../../serve/src/app.js",
  "train/src/export/a.ts": "@tensorflow/tfjs",
  "train/src/export/layers/b.ts": "onnxruntime-node",
  "train/src/export/c.ts": "@rnn-zoo/serve",
  "serve/src/a.ts": "@rnn-zoo/train/onnx/graph.js",
  "serve/src/b.ts": "@rnn-zoo/test/support/cards.js",
  "serve/src/routes/c.ts": "../../../train/dist/index.js",
};
const allowed = {
  "models/src/c.ts": "@rnn-zoo/proto/card",
  "train/src/d.ts": "@rnn-zoo/models",
  "train/src/e.ts": "./keras/layers.js",
  "train/src/f.ts": "@tensorflow/tfjs",
  "train/src/export/d.ts": "../onnx/graph.js",
  "serve/src/d.ts": "@rnn-zoo/proto/predict",
  "test/unit/a.ts": "@rnn-zoo/serve/app.js",
};

/** What the linter, with this project's settings, says of a tree of such files. */
function lint(files: Readonly<Record<string, string>>): Promise<string> {
  return withTemporaryFolder(async (folder) => {
    await copyFile(join(root, "biome.json"), join(folder, "biome.json"));
    for (const [file, name] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `import { x } from "${name}";\n\nconsole.log(x);\n`);
    }
    const args = ["lint", "--vcs-enabled=false", "--only=style/noRestrictedImports", "--max-diagnostics=none", "."];
    return new Promise<string>((resolve) =>
      execFile(process.execPath, [biome, ...args], { cwd: folder }, (_, out, err) => resolve(out + err)),
    );
  });
}

describe("the linter holds the import rule", () => {
  let report = "";
  beforeAll(async () => {
    report = await lint({ ...forbidden, ...allowed });
  });

  test.each(Object.entries(forbidden))("%s may not import %s", (file) => {
    expect(report).toContain(`${file}:`);
  });

  test.each(Object.entries(allowed))("%s may import %s", (file) => {
    expect(report).not.toContain(`${file}:`);
  });
});
