import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { exportGraphModel } from "@rnn-zoo/train/export/graph-model/export-graph-model.js";
import { runPython } from "../support/debian-python.js";
import { cases } from "../support/graph-cases.js";
import { modelOfCase } from "../support/graph-oracle.js";
import { randomModel } from "../support/random-model.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";
import { artifactsOf } from "../support/tfjs-oracle.js";

const script =
  "import sys, onnx\nfor f in sys.argv[1:]: onnx.checker.check_model(onnx.load(f), full_check=True); print(f)";

describe("the checker of the ONNX project", () => {
  // Debian's checker knows the operators up to opset 17.
  test.each([14, 15, 16, 17])("accepts fifty models drawn at random at opset %i", async (opset) => {
    await withTemporaryFolder(async (folder) => {
      const files: string[] = [];
      for (let seed = 1; seed <= 50; seed++) {
        const file = join(folder, `${seed}.onnx`);
        await writeFile(file, exportOnnx(await artifactsOf(randomModel(100 * opset + seed).model), { opset }));
        files.push(file);
      }
      expect((await runPython(script, files)).trim().split("\n")).toEqual(files);
    });
  });

  test.each([14, 17])("accepts every operation of graph models at opset %i", async (opset) => {
    await withTemporaryFolder(async (folder) => {
      const files: string[] = [];
      for (const [i, given] of Object.values(cases).flat().entries()) {
        const file = join(folder, `${i}.onnx`);
        await writeFile(file, exportGraphModel(modelOfCase(given), { opset }).file);
        files.push(file);
      }
      expect((await runPython(script, files)).trim().split("\n")).toEqual(files);
    });
  });
});
